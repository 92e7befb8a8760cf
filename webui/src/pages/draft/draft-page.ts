// The application form: a task list and its steps, with the state of saving always in sight.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { caught, type Problem } from '../../api/problem';
import { FwPage } from '../../base/element';
import { icon } from '../../components/icon';
import { link_button } from '../../components/fields';
import { badge, loading, notice, problem_notice, type Tone } from '../../components/notice';
import { clock_time } from '../../format';
import { changes } from '../../i18n/changes';
import { draft_texts as text } from '../../i18n/draft';
import { t } from '../../i18n/text';
import { navigate } from '../../router';
import './conflict';
import './draft.css';
import './step-buildings';
import './step-documents';
import './step-parties';
import './step-plot';
import './step-project';
import './step-submit';
import { type Missing, missing_items, step_names, step_status, step_title, type StepName, type StepStatus } from './steps';
import { type DraftStore, store_of } from './store';

const looks: Record<StepStatus, Tone | 'plain'> = { done: 'good', started: 'info', open: 'plain', blocked: 'plain' };

@customElement('fw-draft-page')
export class DraftPage extends FwPage {
  @state() private problem: Problem | undefined;
  @state() private ready = false;
  #store!: DraftStore;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#store = store_of(this.params['id'] ?? '');
    this.watch(this.#store.subscribe(() => this.requestUpdate()));
    const hold = (event: BeforeUnloadEvent): void => {
      if (!this.#store.unsaved) return;
      void this.#store.flush();
      event.preventDefault();
    };
    addEventListener('beforeunload', hold);
    this.watch(() => removeEventListener('beforeunload', hold));
    void this.#load();
  }

  override async may_leave(): Promise<boolean> {
    await this.#store.flush();
    return true; // what could not be saved stays in the store
  }

  async #load(): Promise<void> {
    try {
      await this.#store.load();
      this.ready = true;
      const { title } = this.#store.draft;
      this.set_title(this.#step ? `${t(step_title[this.#step])} – ${title}` : title);
    } catch (error) {
      this.problem = caught(error);
    }
  }

  get #step(): StepName | undefined {
    return step_names.find((step) => step === this.params['step']);
  }

  override render(): unknown {
    if (this.problem) return problem_notice(this.problem);
    if (!this.ready) return loading();
    const store = this.#store;
    const home = `/antraege/${encodeURIComponent(store.id)}`;
    if (store.application.state !== 'draft') return notice('info', t(text.not_editable), html`<a href=${home}>${t(text.to_application)}</a>`);
    if (store.conflict) return html`<fw-draft-conflict .store=${store}></fw-draft-conflict>`;
    const missing = missing_items(store.draft, store.application, store.procedures);
    return this.#step ? this.#in_step(this.#step, `${home}/entwurf`, missing) : this.#tasks(`${home}/entwurf`, missing);
  }

  #tasks(base: string, missing: readonly Missing[]): TemplateResult {
    const done = step_names.filter((step) => step_status(step, this.#store.draft, missing) === 'done').length;
    return html`
      <div class="fw-head"><h1>${this.#store.draft.title || t(text.step_project)}</h1><p class="fw-lead">${t(text.tasks_lead)}</p>${this.#saved()}</div>
      ${this.#origin()}
      <p class="fw-strong">${t(text.done_of, { done, all: step_names.length - 1 })}</p>
      <ol class="fw-tasks">${step_names.map((step, index) => {
        const status = step_status(step, this.#store.draft, missing);
        return html`<li><span class="fw-tasks__number" aria-hidden="true">${index + 1}</span>
          <a href="${base}/${step}" aria-describedby="status-${step}">${t(step_title[step])}</a>
          <span id="status-${step}">${badge(looks[status], t(text[`status_${status}`]), status === 'done' ? 'good' : undefined)}</span></li>`;
      })}</ol>`;
  }

  #in_step(step: StepName, base: string, missing: readonly Missing[]): TemplateResult {
    const store = this.#store;
    const next = step_names[step_names.indexOf(step) + 1];
    return html`
      <nav class="fw-stepper" aria-label=${t(text.steps)}><ol>
        <li><a href=${base}>${t(text.overview)}</a></li>
        ${step_names.map((name) => html`<li><a href="${base}/${name}" aria-current=${name === step ? 'step' : nothing}>
          ${step_status(name, store.draft, missing) === 'done' ? html`${icon('good')}<span class="fw-sr">${t(text.status_done)}: </span>` : nothing}${t(step_title[name])}</a></li>`)}
      </ol></nav>
      <div class="fw-head"><div class="fw-head__row"><h1>${t(step_title[step])}</h1>${this.#saved()}</div></div>
      ${store.application.change_of ? this.#origin() : nothing}
      ${store.state === 'failed' && store.problem ? html`<div class="fw-draft-problem">${problem_notice(store.problem)}</div>` : nothing}
      ${this.#body(step, missing)}
      ${next ? html`<div class="fw-actions fw-step-end">${link_button(t(text.next_step, { step: t(step_title[next]) }), `${base}/${next}`, 'secondary')}</div>` : nothing}`;
  }

  #body(step: StepName, missing: readonly Missing[]): TemplateResult {
    const store = this.#store;
    switch (step) {
      case 'grundstueck': return html`<fw-step-plot .store=${store}></fw-step-plot>`;
      case 'gebaeude': return html`<fw-step-buildings .store=${store}></fw-step-buildings>`;
      case 'vorhaben': return html`<fw-step-project .store=${store}></fw-step-project>`;
      case 'beteiligte': return html`<fw-step-parties .store=${store}></fw-step-parties>`;
      case 'unterlagen': return html`<fw-step-documents .store=${store}></fw-step-documents>`;
      case 'absenden': return html`<fw-step-submit .store=${store} .missing=${missing} @changed=${() => void navigate(`/antraege/${encodeURIComponent(store.application.change_of?.id ?? store.id)}`, { force: true })} @submitted=${(event: CustomEvent<string>) => void navigate(`/antraege/${encodeURIComponent(store.id)}?eingereicht=${event.detail}`, { force: true })}></fw-step-submit>`;
    }
  }

  // Whence this draft comes, and that a change is not filed yet.
  #origin(): TemplateResult | typeof nothing {
    const { change_of, copied_from } = this.#store.application;
    const from = change_of ?? copied_from;
    if (!from) return nothing;
    const name = from.file_number || from.title;
    return html`<div class="fw-below">${notice('info', t(change_of ? changes.is_change : changes.is_copy, { name }), html`<p>${t(change_of ? changes.is_change_text : changes.is_copy_text)} <a href="/antraege/${encodeURIComponent(from.id)}">${t(text.to_application)}</a></p>`)}</div>`;
  }

  // Said aloud when saved, not at every stroke.
  #saved(): TemplateResult {
    const { state: saving, saved_at } = this.#store;
    const words = {
      saved: saved_at ? t(text.save_saved, { time: clock_time(saved_at) }) : t(text.save_all), changed: t(text.save_changed), saving: t(text.save_saving), failed: t(text.save_failed), conflict: t(text.save_conflict),
    }[saving];
    return html`<p class="fw-saved fw-saved--${saving}"><span aria-hidden="true">${icon(saving === 'saved' ? 'good' : saving === 'failed' ? 'bad' : 'clock')}</span><span role="status" data-save=${saving}>${saving === 'changed' || saving === 'saving' ? html`<span aria-hidden="true">${words}</span>` : words}</span></p>`;
  }
}
