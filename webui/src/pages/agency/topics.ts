// The topics of a statement that is being written: each named once, with what is said to it.
import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { FormError } from '../../components/error-summary';
import { button, text_area, text_field } from '../../components/fields';
import { normalised } from '../../components/synopsis/rows';
import { t } from '../../i18n/text';
import { text } from './texts';

export interface TopicEntry {
  key: number; // stays with it while others are removed
  topic: string;
  text: string;
}

export const topics_of = (topics: readonly { topic?: string; text?: string }[]): TopicEntry[] =>
  topics.map(({ topic = '', text: said = '' }, index) => ({ key: index + 1, topic, text: said }));

export const said_topics = (topics: readonly TopicEntry[]): { topic: string; text: string }[] => topics.map(({ topic, text: said }) => ({ topic: topic.trim(), text: said.trim() }));

// What each still lacks; whether there are too many, or one is too long, the server says.
export function topic_flaws(topics: readonly TopicEntry[]): FormError[] {
  return topics.flatMap(({ key, topic, text: said }, index) => {
    const flaws: FormError[] = [];
    const name = normalised(topic);
    if (!topic.trim()) flaws.push({ field: `topic-${key}-topic`, message: t(text.topic_missing, { n: index + 1 }) });
    else if (topics.slice(0, index).some((other) => normalised(other.topic) === name)) flaws.push({ field: `topic-${key}-topic`, message: t(text.topic_twice, { topic: topic.trim() }) });
    if (!said.trim()) flaws.push({ field: `topic-${key}-text`, message: t(text.topic_text_missing, { n: index + 1 }) });
    return flaws;
  });
}

export function topic_block(topics: readonly TopicEntry[], known: readonly string[], error: (id: string) => string | undefined, tell: (topics: TopicEntry[]) => void): TemplateResult {
  const set = (key: number, patch: Partial<TopicEntry>): void => tell(topics.map((one) => (one.key === key ? { ...one, ...patch } : one)));
  const add = (): void => tell([...topics, { key: 1 + Math.max(0, ...topics.map(({ key }) => key)), topic: '', text: '' }]);
  return html`<section class="fw-stack fw-stack--tight"><h3>${t(text.topics)}</h3><p class="fw-small fw-muted">${t(text.topics_hint)}</p>
    ${repeat(topics, ({ key }) => key, ({ key, topic, text: said }, index) => html`<fieldset class="fw-agency__condition"><legend>${t(text.topic_n, { n: index + 1 })}</legend>
      <button class="fw-plain" type="button" @click=${() => tell(topics.filter((one) => one.key !== key))}>${t(text.remove)}<span class="fw-sr">: ${t(text.topic_n, { n: index + 1 })}</span></button>
      <div class="fw-fields">
        ${text_field({ id: `topic-${key}-topic`, label: t(text.topic), value: topic, error: error(`topic-${key}-topic`), on_input: (value) => set(key, { topic: value }) }, { maxlength: 200, suggestions: known })}
        ${text_area({ id: `topic-${key}-text`, label: t(text.topic_text), value: said, error: error(`topic-${key}-text`), on_input: (value) => set(key, { text: value }) }, 4)}</div></fieldset>`)}
    <div>${button(t(text.add_topic), add, 'secondary', { sign: 'add' })}</div></section>`;
}
