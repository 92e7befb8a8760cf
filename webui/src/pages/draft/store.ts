// The draft under edit: saves itself soon after each change, survives moving between the steps, and never overwrites
// what somebody else saved meanwhile. One store for each application, kept while the program is open.
import { api, call } from '../../api/client';
import { Problem } from '../../api/problem';
import { speak_law_of } from '../../api/provisions';
import type { Application, Draft, Procedures, Receipt } from '../../api/types';
import { differing_fields, type DraftField } from './merge';

export type SaveState = 'saved' | 'changed' | 'saving' | 'failed' | 'conflict';
export interface Conflict {
  theirs: Draft;
  fields: DraftField[]; // where both differ
  etag: string;
}

const WAIT_MS = 1000; // after the last change
const LATEST_MS = 4000; // after the first unsaved one

export class DraftStore {
  application!: Application;
  draft!: Draft;
  procedures!: Procedures;
  state: SaveState = 'saved';
  saved_at: Date | undefined;
  problem: Problem | undefined;
  conflict: Conflict | undefined;
  #base!: Draft; // as the server last had it from us
  #etag = '';
  #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #first_change = 0;
  #saving: Promise<void> | undefined;

  constructor(readonly id: string) {}

  get base_path(): string {
    return `/api/v1/applications/${encodeURIComponent(this.id)}`;
  }
  get etag(): string {
    return this.#etag;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async load(): Promise<void> {
    const { data, etag } = await this.#fetch();
    await speak_law_of(data);
    this.procedures ??= (await call(api.GET('/api/v1/procedures', { params: { query: { land: data.land } } }))).data;
    this.application = data;
    if (this.state !== 'saved' && this.draft) return this.#tell(); // unsaved input goes before what the server has
    this.#take(data, etag);
    this.#tell();
  }

  // After an upload or another act: what the server says now, with the draft as it is being edited.
  async refresh(): Promise<void> {
    const { data, etag } = await this.#fetch();
    this.application = data;
    if (same(data.draft, this.#base)) this.#etag = etag;
    this.#tell();
  }

  took_place(receipt: Receipt): void {
    this.#etag = `"${receipt.version}"`;
    void this.refresh();
  }

  change(change: Partial<Draft>): void {
    this.draft = { ...this.draft, ...change };
    if (this.state !== 'conflict') this.state = 'changed';
    const now = Date.now();
    if (!this.#first_change) this.#first_change = now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), Math.max(0, Math.min(WAIT_MS, this.#first_change + LATEST_MS - now)));
    this.#tell();
  }

  // Saves what is not saved yet; returns when the server has it or has refused.
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#saving;
    if (this.state !== 'changed' && this.state !== 'failed') return;
    this.#saving = this.#save();
    await this.#saving;
    this.#saving = undefined;
  }

  get unsaved(): boolean {
    return this.state !== 'saved';
  }

  // The person chose between both values of each field.
  resolve(chosen: Draft): Promise<void> {
    if (!this.conflict) return Promise.resolve();
    this.#etag = this.conflict.etag;
    this.#base = this.conflict.theirs;
    this.draft = chosen;
    this.conflict = undefined;
    this.state = 'changed';
    return this.flush();
  }

  async #save(): Promise<void> {
    const sent = this.draft;
    this.state = 'saving';
    this.#first_change = 0;
    this.#tell();
    try {
      const { data, etag } = await call(api.PUT('/api/v1/applications/{application}/draft', { params: { path: { application: this.id }, header: { 'If-Match': this.#etag } }, body: sent }));
      this.#etag = etag ?? `"${data.version}"`;
      this.#base = sent;
      this.saved_at = new Date(data.event.at);
      this.problem = undefined;
      this.state = this.draft === sent ? 'saved' : 'changed';
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.status === 412) await this.#meet();
      else this.#fail(error);
    }
    this.#tell();
    if (this.state === 'changed') this.#timer = setTimeout(() => void this.flush(), WAIT_MS);
  }

  // Somebody else changed the application: only where the drafts differ has a person to choose.
  async #meet(): Promise<void> {
    try {
      const { data, etag } = await this.#fetch();
      this.application = data;
      const theirs = data.draft ?? this.#base;
      if (same(theirs, this.#base)) {
        this.#etag = etag; // an upload or another act, not the draft
        this.state = 'changed';
        return;
      }
      const fields = differing_fields(this.draft, theirs);
      if (fields.length === 0) this.#take(data, etag);
      else {
        this.conflict = { theirs, fields, etag };
        this.state = 'conflict';
      }
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#fail(error);
    }
  }

  // Kept here and tried again, unless trying again cannot help.
  #fail(problem: Problem): void {
    this.state = 'failed';
    this.problem = problem;
    if (problem.status === 0 || problem.status >= 500) this.#timer = setTimeout(() => void this.flush(), LATEST_MS);
  }

  async #fetch(): Promise<{ data: Application; etag: string }> {
    const { data, etag } = await call(api.GET('/api/v1/applications/{application}', { params: { path: { application: this.id } } }));
    return { data, etag: etag ?? `"${data.version}"` };
  }

  #take(application: Application, etag: string): void {
    this.#etag = etag;
    this.#base = application.draft ?? { title: application.title, procedure: application.procedure };
    this.draft = this.#base;
    this.state = 'saved';
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

const stores = new Map<string, DraftStore>();
export function store_of(id: string): DraftStore {
  let store = stores.get(id);
  if (!store) stores.set(id, (store = new DraftStore(id)));
  return store;
}
