// Texts about the cases that a case stands on.
import { texts } from './text';

export const links = texts({
  valid_until: { de: 'Gilt bis {date}', en: 'Holds until {date}' },
  not_filed: { de: 'noch nicht eingereicht', en: 'not filed yet' },
  whole: { de: 'Bauantrag für das ganze Vorhaben', en: 'Application for the whole project' },
  whole_hint: { de: 'Eine Teilbaugenehmigung gibt es nur zu einem Bauantrag, der für das ganze Vorhaben eingereicht und noch nicht entschieden ist ({hbo_77_1}).', en: 'A partial permit is there only with an application for the whole project that has been filed and is not decided yet ({hbo_77_1}).' },
  ruling: { de: 'Bauvorbescheid', en: 'Preliminary ruling' },
  ruling_hint: { de: 'Gibt es einen Bauvorbescheid zu diesem Vorhaben, so bindet er in dem, was er beantwortet ({hbo_76}).', en: 'Where there is a preliminary ruling on this project, it binds in what it answers ({hbo_76}).' },
  choose: { de: 'Vorgang auf dieser Plattform', en: 'Case on this platform' },
  none: { de: 'keiner', en: 'none' },
  on_paper: { de: 'oder Aktenzeichen der Papierakte', en: 'or number of the file on paper' },
  name_it: { de: 'Als Grundlage angeben', en: 'Name as the basis' },
  name_missing: { de: 'Wählen Sie einen Vorgang aus oder geben Sie das Aktenzeichen an', en: 'Choose a case or give the file number' },
  missing_whole: { de: 'Nennen Sie den Bauantrag für das ganze Vorhaben', en: 'Name the application for the whole project' },
});
