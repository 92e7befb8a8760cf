// Texts of the messages of a case.
import { texts } from '../../i18n/text';

export const text = texts({
  title: { de: 'Nachrichten', en: 'Messages' },
  title_new: { de: 'Nachrichten ({n} neu)', en: 'Messages ({n} new)' },
  unread_one: { de: '1 neue Nachricht', en: '1 new message' },
  unread: { de: '{n} neue Nachrichten', en: '{n} new messages' },
  lead: { de: 'Was Antragsteller, Bauaufsicht und Stellen einander schreiben. Bei jeder Nachricht steht, wer sie lesen kann.', en: 'What applicant, authority and agencies write to each other. Each message says who can read it.' },
  none: { de: 'Noch keine Nachrichten.', en: 'No messages yet.' },
  new: { de: 'neu', en: 'new' },
  authority: { de: 'Bauaufsicht', en: 'authority' },
  applicant: { de: 'Bauherrschaft', en: 'applicant' },
  agency: { de: 'Stelle', en: 'agency' },
  readers: { de: 'Lesen können: {readers}', en: 'Can be read by: {readers}' },
  readers_applicant: { de: 'Lesen können: Bauaufsicht, Bauherrschaft', en: 'Can be read by: authority, applicant' },
  readers_agency: { de: 'Lesen können: Bauaufsicht, Ihre Stelle', en: 'Can be read by: authority, your agency' },
  erased: { de: 'Die Worte sind mit den Personendaten gelöscht.', en: 'The words were erased with the personal data.' },
  answer: { de: 'An dieselben antworten', en: 'Answer the same readers' },
  write: { de: 'Neue Nachricht', en: 'New message' },
  words: { de: 'Ihre Nachricht', en: 'Your message' },
  who: { de: 'Wer außer der Bauaufsicht soll sie lesen?', en: 'Who is to read it besides the authority?' },
  nobody: { de: 'Wählen Sie, wer die Nachricht lesen soll', en: 'Choose who is to read the message' },
  missing: { de: 'Schreiben Sie die Nachricht', en: 'Write the message' },
  send: { de: 'Nachricht senden', en: 'Send the message' },
  sent: { de: 'Die Nachricht ist gesendet.', en: 'The message has been sent.' },
});
