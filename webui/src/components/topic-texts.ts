// What a statement says topic by topic, to be read.
import { html, nothing, type TemplateResult } from 'lit';
import type { components } from '../api/contract';

export const topic_texts = (topics: readonly components['schemas']['TopicText'][]): TemplateResult | typeof nothing =>
  topics.length ? html`<dl class="fw-topics">${topics.map(({ topic, text }) => html`<div><dt>${topic}</dt><dd>${text}</dd></div>`)}</dl>` : nothing;
