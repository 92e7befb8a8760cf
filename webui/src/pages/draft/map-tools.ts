// The row of tools over the map: what the pointer does with the building at hand.
import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from '../../components/icon';
import { draft_texts as text } from '../../i18n/draft';
import { t, type Text } from '../../i18n/text';
import type { MapMode } from '../../map/interactions';

interface Tool {
  mode: MapMode;
  label: Text;
  sign: IconName;
  needs_outline: boolean;
}
const tools: readonly Tool[] = [
  { mode: 'draw', label: text.tool_draw, sign: 'draw', needs_outline: false },
  { mode: 'modify', label: text.tool_modify, sign: 'corners', needs_outline: true },
  { mode: 'move', label: text.tool_move, sign: 'move', needs_outline: true },
  { mode: 'turn', label: text.tool_turn, sign: 'turn', needs_outline: true },
  { mode: 'walls', label: text.tool_walls, sign: 'walls', needs_outline: true },
];

export function map_tools(now: MapMode, outlined: boolean, choose: (mode: MapMode) => void): TemplateResult {
  return html`<div class="fw-tools" role="group" aria-label=${t(text.tools)}>
    ${tools.map((tool) => {
      const off = tool.needs_outline && !outlined;
      return html`<button type="button" class="fw-tools__one" aria-pressed=${now === tool.mode ? 'true' : 'false'} aria-disabled=${off ? 'true' : nothing} data-tool=${tool.mode}
        @click=${() => off || choose(now === tool.mode ? 'view' : tool.mode)}>${icon(tool.sign)}<span>${t(tool.label)}</span></button>`;
    })}
  </div>`;
}
