// One act on an application: If-Match, Idempotency-Key, and its Problem, so that the pages only say what to send.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { idempotency_key } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import { begin } from '../../base/element';

export type ActHeaders = Record<'If-Match' | 'Idempotency-Key', string>;

// Runs one act at a time for its element and keeps what came of it. The key stays the same while a failed act is tried
// again, so that an answer lost on the way does not make it happen twice.
export class Act implements ReactiveController {
  busy = false;
  problem: Problem | undefined;
  #key = idempotency_key();
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  // True when it is done; false when it was refused (`problem` says why) or another one is still under way.
  async run(version: number, send: (headers: ActHeaders) => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.problem = undefined;
    this.#host.requestUpdate();
    if (this.#host instanceof HTMLElement) begin(this.#host);
    try {
      await send({ 'If-Match': `"${version}"`, 'Idempotency-Key': this.#key });
      this.#key = idempotency_key();
      return true;
    } catch (error) {
      this.problem = caught(error);
      if (this.problem.status === 412 && this.#host instanceof HTMLElement) this.#host.dispatchEvent(new CustomEvent('fw-outdated', { bubbles: true }));
      if (this.problem.status > 0) this.#key = idempotency_key(); // refused: the next try is a new act
      this.#show();
      return false;
    } finally {
      this.busy = false;
      this.#host.requestUpdate();
    }
  }

  // Whoever acts at the end of a long page has to see that it was refused.
  #show(): void {
    const host = this.#host as ReactiveControllerHost & HTMLElement;
    host.requestUpdate();
    void host.updateComplete.then(() => host.querySelector('.fw-notice--bad')?.scrollIntoView({ block: 'center' }));
  }

  clear(): void {
    this.problem = undefined;
    this.#host.requestUpdate();
  }
}

// Tells the case page around that something was recorded and everything must be read again; `draft_stays`: what is being
// written on the decision is not part of it.
export const announce = (element: HTMLElement, said?: string, draft_stays = false): boolean =>
  element.dispatchEvent(new CustomEvent('fw-recorded', { bubbles: true, detail: { said, draft_stays } }));
