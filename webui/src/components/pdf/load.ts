// pdf.js, loaded on first use; the only place that names it.
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';

export type { PDFDocumentProxy, PDFPageProxy };

export async function open_pdf(url: string): Promise<PDFDocumentProxy> {
  const [pdfjs, worker] = await Promise.all([import('pdfjs-dist'), import('pdfjs-dist/build/pdf.worker.min.mjs?url')]);
  pdfjs.GlobalWorkerOptions.workerSrc = worker.default;
  return pdfjs.getDocument({ url, useSystemFonts: true }).promise;
}

const MOST_PIXELS = 16e6; // of a canvas; browsers refuse much larger ones

export interface PageSize {
  width: number; // points, as shown
  height: number;
}

// Css pixels that show the page whole where it is read first: a sheet on end is no wider than a letter held in hands.
const ON_END = 768;
export function fitting_width(page: PDFPageProxy, room: number): number {
  const { width, height } = page.getViewport({ scale: 1 });
  return Math.max(240, height > width ? Math.min(room, ON_END) : room);
}

// Draws a page `width` css pixels wide, as fine as the screen shows it.
export async function draw_page(page: PDFPageProxy, canvas: HTMLCanvasElement, width: number, density = Math.min(devicePixelRatio || 1, 2)): Promise<PageSize> {
  const plain = page.getViewport({ scale: 1 });
  const wanted = (width / plain.width) * density;
  const scale = Math.min(wanted, Math.sqrt(MOST_PIXELS / (plain.width * plain.height)));
  const viewport = page.getViewport({ scale });
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  canvas.style.width = `${width}px`;
  await page.render({ canvas, viewport }).promise;
  return { width: plain.width, height: plain.height };
}
