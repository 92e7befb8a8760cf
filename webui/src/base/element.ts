// Base of all elements: light DOM (KERN's style sheet does not reach into shadow roots), redrawn when the language changes.
import { LitElement, type PropertyValues } from 'lit';
import { unbroken } from '../i18n/provisions';
import { on_language } from '../i18n/text';

export class FwElement extends LitElement {
  #stop: (() => void)[] = [];

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    keep_whole(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.watch(on_language(() => this.requestUpdate()));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stop) stop();
    this.#stop = [];
  }

  // Remembers how to end a subscription; it ends when the element leaves the page.
  protected watch(stop: () => void): void {
    this.#stop.push(stop);
  }
}

// Whatever a text comes from, it is shown unbroken; what is copied letter by letter or does not wrap stays as it is.
function keep_whole(root: HTMLElement): void {
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode() as Text | null; node; node = nodes.nextNode() as Text | null) {
    const whole = unbroken(node.data);
    if (whole !== node.data && !node.parentElement?.closest('code, pre, option, textarea')) node.data = whole;
  }
}

// Tells the pages around that somebody acts: what was said of the act before goes away, so that no refusal stands below it.
// A form that is refused before it is sent is such an act, too.
export const begin = (element: HTMLElement): boolean => element.dispatchEvent(new CustomEvent('fw-begun', { bubbles: true }));

// Base of the pages that routes.ts names: the router sets `params` and `query` before the page is first drawn.
export class FwPage extends FwElement {
  params: Readonly<Record<string, string>> = {};
  query: URLSearchParams = new URLSearchParams();

  // False keeps the visitor here until leaving is harmless (unsaved input); asked before every navigation.
  may_leave(): boolean | Promise<boolean> {
    return true;
  }

  // The name of the page once it is known better than in the route table (a file number, a title).
  protected set_title(title: string): void {
    document.title = `${title} – Flurwerk`;
    this.dispatchEvent(new CustomEvent('fw-named', { bubbles: true, detail: title })); // the breadcrumb says it, too
  }
}
