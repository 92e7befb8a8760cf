// Asks the server what the geometry says, a moment after the last change; an older answer never replaces a newer one.
import { api, call } from '../../api/client';
import { Problem } from '../../api/problem';
import type { FeatureCollection, Findings } from '../../api/types';

export class LiveCheck {
  findings: Findings | undefined;
  problem: Problem | undefined;
  running = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  constructor(private readonly tell: () => void) {}

  run(design: FeatureCollection | null, parcels: readonly string[], wait: number): void {
    clearTimeout(this.#timer);
    const turn = (this.#turn += 1);
    if (!design) {
      this.findings = this.problem = undefined;
      this.running = false;
      this.tell();
      return;
    }
    this.running = true;
    this.#timer = setTimeout(() => void this.#ask(design, parcels, turn), wait);
  }

  async #ask(design: FeatureCollection, parcels: readonly string[], turn: number): Promise<void> {
    let findings: Findings | undefined;
    let problem: Problem | undefined;
    try {
      findings = (await call(api.POST('/api/v1/checks', { params: { query: { parcel: [...parcels] } }, body: design }))).data;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problem = error;
    }
    if (turn !== this.#turn) return;
    this.findings = findings;
    this.problem = problem;
    this.running = false;
    this.tell();
  }
}
