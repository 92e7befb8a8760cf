// Taking a building and moving or turning it: a corner that is taken snaps to corners of parcels, the rest follows.
// Tells shift and turn as numbers, so that the fields of the form do exactly the same.
import type MapBrowserEvent from 'ol/MapBrowserEvent';
import PointerInteraction from 'ol/interaction/Pointer';
import type OlFeature from 'ol/Feature';
import type Polygon from 'ol/geom/Polygon';
import type { Position } from '../api/types';
import { closed_ring, open_ring } from '../design/ring';
import { centre, moved, round_turn, rounded_shift, turned } from '../design/transform';

export type Grasp = { east: number; north: number } | { degrees: number };
const REACH_PX = 14;

export class Grip extends PointerInteraction {
  readonly #feature: OlFeature;
  readonly #how: 'move' | 'turn';
  readonly #tell: (grasp: Grasp, over: boolean) => void;
  #ring: Position[] = [];
  #from: Position | undefined;
  #by_corner = false;
  #grasp: Grasp | undefined;

  constructor(feature: OlFeature, how: 'move' | 'turn', tell: (grasp: Grasp, over: boolean) => void) {
    super({});
    this.#feature = feature;
    this.#how = how;
    this.#tell = tell;
  }

  get #polygon(): Polygon {
    return this.#feature.getGeometry() as Polygon;
  }

  override handleDownEvent(event: MapBrowserEvent): boolean {
    this.#ring = open_ring(this.#polygon.getCoordinates()[0] as Position[]);
    const reach = REACH_PX * (event.map.getView().getResolution() ?? 1);
    const at = event.map.getEventCoordinate(event.originalEvent as MouseEvent) as Position;
    const near = this.#ring.map((corner) => ({ corner, away: Math.hypot(corner[0] - at[0], corner[1] - at[1]) })).sort((a, b) => a.away - b.away)[0];
    this.#by_corner = near !== undefined && near.away <= reach;
    if (!this.#by_corner && !this.#polygon.intersectsCoordinate(at)) return false;
    this.#from = this.#by_corner ? near?.corner : at;
    return true;
  }

  override handleDragEvent(event: MapBrowserEvent): void {
    if (!this.#from) return;
    const snapped = event.coordinate as Position;
    const at = this.#by_corner ? snapped : (event.map.getEventCoordinate(event.originalEvent as MouseEvent) as Position);
    if (this.#how === 'move') {
      const [east, north] = rounded_shift(this.#from, at);
      this.#grasp = { east, north };
      this.#polygon.setCoordinates([closed_ring(moved(this.#ring, east, north))]);
    } else {
      const middle = centre(this.#ring);
      const direction = (point: Position): number => (Math.atan2(point[0] - middle[0], point[1] - middle[1]) * 180) / Math.PI;
      const degrees = round_turn(direction(at) - direction(this.#from));
      this.#grasp = { degrees };
      this.#polygon.setCoordinates([closed_ring(turned(this.#ring, degrees))]);
    }
    this.#tell(this.#grasp, false);
  }

  override handleUpEvent(): boolean {
    if (this.#grasp) this.#tell(this.#grasp, true);
    this.#from = this.#grasp = undefined;
    return false;
  }
}
