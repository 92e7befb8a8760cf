// Acts of others that stand in the way of a decision: whose, since when, what they block, and when it resolves itself.
import { html, nothing, type TemplateResult } from 'lit';
import type { Application } from '../../api/types';
import { date } from '../../format';
import { t, texts } from '../../i18n/text';
import { silence_name } from '../../pages/case/words';
import { notice } from '../notice';
import { since_days } from '../since';
import type { Comparison } from './rows';

const text = texts({
  nothing_yet: { de: 'Noch keine Entscheidung möglich: Vorgeschriebene Mitwirkung steht aus', en: 'No decision is possible yet: acts that the law requires are outstanding' },
  no_grant: { de: 'So lässt sich nur ablehnen: Vorgeschriebene Mitwirkung fehlt oder ist verweigert', en: 'As it stands only a refusal is possible: acts that the law requires are missing or were refused' },
  asked: { de: 'gefragt am {date} ({since})', en: 'asked on {date} ({since})' },
  blocks_all: { de: 'Solange die Frist läuft, kann weder genehmigt noch abgelehnt werden.', en: 'While the period runs neither a grant nor a refusal is possible.' },
  blocks_grant: { de: 'Genehmigt werden kann nicht, abgelehnt schon.', en: 'A grant is not possible, a refusal is.' },
  resolves: { de: 'Steht ab dem {date} nicht mehr entgegen. {effect}.', en: 'No longer in the way from {date} on. {effect}.' },
  never: { de: 'Schweigen löst das nicht; es braucht die Antwort der Stelle.', en: 'Silence does not resolve it; the agency has to answer.' },
  to_requests: { de: 'Zur Beteiligung', en: 'To the participation' },
});

export type Blocking = 'all' | 'grant';

// While its period runs an act blocks any decision; unanswered or refused it blocks a grant alone.
export function blocking({ requests }: Pick<Comparison, 'requests'>, request: string, today: string): Blocking {
  const asked = requests.find(({ id }) => id === request);
  return asked?.status === 'open' && asked.deadline.end >= today ? 'all' : 'grant';
}

export function open_acts(application: Application, comparison: Comparison): TemplateResult | typeof nothing {
  if (!comparison.open_acts.length) return nothing;
  const { today } = application;
  const all = comparison.open_acts.some(({ request }) => blocking(comparison, request, today) === 'all');
  return notice('warn', t(all ? text.nothing_yet : text.no_grant), html`<ul>${comparison.open_acts.map((act) => {
      const asked = comparison.requests.find(({ id }) => id === act.request);
      const since = asked?.asked_at?.slice(0, 10);
      const blocks = blocking(comparison, act.request, today);
      return html`<li data-open-act=${act.request}>${act.agency ? html`<strong>${act.agency}</strong>: ` : nothing}${t(act.reason)}${since ? html`, ${t(text.asked, { date: date(since), since: since_days(since, today) })}` : nothing}.
        ${t(blocks === 'all' ? text.blocks_all : text.blocks_grant)}
        ${act.resolves_on ? t(text.resolves, { date: date(act.resolves_on), effect: asked?.silence_text ? t(asked.silence_text) : silence_name(asked?.on_silence ?? '') }) : blocks === 'all' ? t(text.never) : nothing}</li>`;
    })}</ul><p><a href="/vorgaenge/${application.id}?ansicht=beteiligung">${t(text.to_requests)}</a></p>`);
}
