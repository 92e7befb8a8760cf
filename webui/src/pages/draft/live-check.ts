// Asks the server what the geometry says, a moment after the last change; a newer question ends the older one.
import { api, call } from '../../api/client';
import { Problem } from '../../api/problem';
import type { FeatureCollection, Findings } from '../../api/types';

export class LiveCheck {
  findings: Findings | undefined;
  problem: Problem | undefined;
  running = false;
  answers = 0; // how many have come; tells a new answer from an equal one before
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | undefined;

  constructor(private readonly tell: () => void) {}

  run(design: FeatureCollection | null, parcels: readonly string[], wait: number): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    if (!design) {
      this.findings = this.problem = undefined;
      this.running = false;
      this.tell();
      return;
    }
    this.running = true;
    if (wait === 0) void this.#ask(design, parcels);
    else this.#timer = setTimeout(() => void this.#ask(design, parcels), wait);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
  }

  async #ask(design: FeatureCollection, parcels: readonly string[]): Promise<void> {
    const asking = (this.#asking = new AbortController());
    try {
      this.findings = (await call(api.POST('/api/v1/checks', { params: { query: { parcel: [...parcels] } }, body: design, signal: asking.signal }))).data;
      this.problem = undefined;
    } catch (error) {
      if (asking.signal.aborted) return;
      if (!(error instanceof Problem)) throw error;
      this.findings = undefined;
      this.problem = error;
    }
    if (asking.signal.aborted) return;
    this.answers += 1;
    this.running = false;
    this.tell();
  }
}
