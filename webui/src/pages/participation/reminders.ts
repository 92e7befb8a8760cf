// Reminding several agencies in one act: which, what came of each, and taking it back until the mail leaves.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import type { Application, StatementRequest } from '../../api/types';
import { FwElement } from '../../base/element';
import '../../components/dialog';
import { button, check_field } from '../../components/fields';
import { notice, problem_notice } from '../../components/notice';
import { date, instant } from '../../format';
import { shell } from '../../i18n/shell';
import { t, texts } from '../../i18n/text';
import { Act, announce } from '../case/act';

const text = texts({
  remind: { de: 'Offene Stellen erinnern', en: 'Remind agencies' },
  which: { de: 'Welche?', en: 'Which?' },
  none: { de: 'Wählen Sie mindestens eine aus', en: 'Choose at least one' },
  all: { de: 'Alle auswählen', en: 'Choose all' },
  send: { de: 'Erinnern', en: 'Remind' },
  explain: { de: 'Die Erinnerungen gehen morgens um sechs mit der übrigen Post hinaus. Bis dahin lassen sie sich zurücknehmen. An der Frist ändert sich nichts.', en: 'The reminders leave at six in the morning with the other mail. Until then they can be taken back. The period stays as it is.' },
  waits: { de: '{n} Erinnerungen gehen am {at} hinaus.', en: '{n} reminders leave on {at}.' },
  waits_one: { de: 'Eine Erinnerung geht am {at} hinaus.', en: 'One reminder leaves on {at}.' },
  undo: { de: 'Zurücknehmen', en: 'Take back' },
  reminded: { de: '{n} Erinnerungen liegen bereit.', en: '{n} reminders are waiting to leave.' },
  reminded_one: { de: 'Eine Erinnerung liegt bereit.', en: 'One reminder is waiting to leave.' },
  refused: { de: 'Nicht erinnert:', en: 'Not reminded:' },
  undone_one: { de: '1 Erinnerung ist zurückgenommen.', en: '1 reminder is taken back.' },
  undone: { de: '{n} Erinnerungen sind zurückgenommen.', en: '{n} reminders are taken back.' },
});

interface Outcome {
  request: string;
  leaves_at: string | null;
  refused: { text: { de: string; en: string } } | null;
}

@customElement('fw-reminders')
export class Reminders extends FwElement {
  @property({ attribute: false }) application!: Application;
  @state() private asking = false;
  @state() private chosen = new Set<string>();
  @state() private none_chosen = false;
  @state() private outcomes: Outcome[] = [];
  readonly #act = new Act(this);

  override render(): TemplateResult | typeof nothing {
    const open = this.application.requests.filter(({ status, allowed_actions }) => status === 'open' && allowed_actions?.includes('remind_requests'));
    const waiting = open.filter(({ reminder_leaves_at }) => reminder_leaves_at);
    const others = open.filter(({ reminder_leaves_at }) => !reminder_leaves_at);
    const refused = this.outcomes.filter((one) => one.refused);
    const first = waiting[0]?.reminder_leaves_at;
    const at = first ? instant(first) : '';
    if (!open.length) return nothing;
    return html`<div class="fw-stack fw-stack--tight">
      ${this.#act.problem ? problem_notice(this.#act.problem) : nothing}
      ${waiting.length ? notice('info', waiting.length === 1 ? t(text.waits_one, { at }) : t(text.waits, { n: waiting.length, at }),
        html`<button class="fw-plain" type="button" @click=${() => void this.#undo(waiting)}>${t(text.undo)}</button>`) : nothing}
      ${refused.length ? notice('warn', t(text.refused), html`<ul>${refused.map((one) => html`<li><strong>${this.#agency(one.request)}</strong>: ${one.refused ? t(one.refused.text) : ''}</li>`)}</ul>`, true) : nothing}
      ${others.length ? html`<div>${button(t(text.remind), () => this.#ask(others), 'secondary')}</div>` : nothing}
    </div>${this.#dialog(others)}`;
  }

  #agency(id: string): string {
    return this.application.requests.find((request) => request.id === id)?.agency.name ?? id;
  }

  #ask(others: readonly StatementRequest[]): void {
    this.#act.clear();
    this.outcomes = [];
    this.none_chosen = false;
    this.chosen = new Set(others.length === 1 ? [others[0]?.id ?? ''] : []);
    this.asking = true;
  }

  #dialog(others: readonly StatementRequest[]): TemplateResult {
    const choose = (id: string, on: boolean): void => void (this.chosen = new Set(on ? [...this.chosen, id] : [...this.chosen].filter((other) => other !== id)));
    return html`<fw-dialog .heading=${t(text.remind)} .open=${this.asking} @close=${() => (this.asking = false)}
      .body=${this.asking ? html`<div class="fw-stack fw-stack--tight"><p>${t(text.explain)}</p>
        <fieldset class="fw-fieldset"><legend id="remind-which" tabindex="-1">${t(text.which)}</legend>
          ${this.none_chosen ? html`<p class="kern-error">${t(text.none)}</p>` : nothing}
          <div>${button(t(text.all), () => (this.chosen = new Set(others.map(({ id }) => id))), 'tertiary')}</div>
          ${others.map((one) => check_field(`remind-${one.id}`, html`${one.agency.name} <span class="fw-muted">${date(one.deadline.end)}</span>`, this.chosen.has(one.id), (on) => choose(one.id, on)))}</fieldset></div>` : nothing}
      .footer=${this.asking ? html`${button(t(shell.cancel), () => (this.asking = false), 'secondary')}${button(t(text.send), () => void this.#send(), 'primary', { disabled: this.#act.busy })}` : nothing}></fw-dialog>`;
  }

  async #send(): Promise<void> {
    this.none_chosen = !this.chosen.size;
    if (this.none_chosen) return this.querySelector<HTMLElement>('#remind-which')?.focus();
    const done = await this.#act.run(this.application.version, async () => {
      this.outcomes = (await call(api.POST('/api/v1/reminders', { body: { requests: [...this.chosen] } }))).data.outcomes;
    });
    if (!done) return;
    this.asking = false;
    const n = this.outcomes.filter(({ leaves_at }) => leaves_at).length;
    announce(this, n === 1 ? t(text.reminded_one) : t(text.reminded, { n }));
  }

  async #undo(waiting: readonly StatementRequest[]): Promise<void> {
    const done = await this.#act.run(this.application.version, async () => {
      this.outcomes = (await call(api.POST('/api/v1/reminders/undo', { body: { requests: waiting.map(({ id }) => id) } }))).data.outcomes;
    });
    const n = this.outcomes.filter(({ leaves_at }) => leaves_at).length;
    if (done) announce(this, n === 1 ? t(text.undone_one) : t(text.undone, { n }));
  }
}
