// What all steps of the form share: the store, and being redrawn when it changes.
import { property } from 'lit/decorators.js';
import { FwElement } from '../../base/element';
import type { DraftStore } from './store';

export class DraftStep extends FwElement {
  @property({ attribute: false }) store!: DraftStore;

  override connectedCallback(): void {
    super.connectedCallback();
    this.watch(this.store.subscribe(() => this.requestUpdate()));
  }
}
