import { getViewportForBounds, type ReactFlowInstance, type Viewport } from '@xyflow/react';
import { layOut, type Card } from '../document/layout';
import { applyPatches } from '../document/patch';
import { listOf, type Records } from '../document/records';
import { applyLayout } from '../document/tidy';
import type { Editor } from '../store';
import { boundsOf } from './bounds';
import { drawCards } from './cards';
import { elk } from './elk';
import { fitNow, fitOver, MIN_ZOOM } from './fit';
import { heightWithPills } from './geometry';
import { READABLE } from './opening-view';

/** Cards glide to their new places for this long. */
const GLIDE_MS = 160;
const TRIES = 3;

/** Whether a layout made for one state of the flow still fits another: texts may have changed, the drawing not. */
function samePicture(then: Records, now: Records): boolean {
  if (then.edges !== now.edges || then.single.stages !== now.single.stages) return false;
  return (
    then.nodes.ids.length === now.nodes.ids.length &&
    then.nodes.ids.every((id) => {
      const [before, after] = [then.nodes.byId[id], now.nodes.byId[id]];
      return before === after || (before?.position === after?.position && before?.group === after?.group);
    })
  );
}

function cardsFor(records: Records, unfolded: ReadonlySet<string>): (id: string) => Card {
  const cards = drawCards(records, unfolded);
  return (id) => {
    const card = cards.get(id);
    if (!card) return { width: 0, height: 0, outlets: [] };
    const { width, ports } = card;
    // Rows leave at the sides: among themselves they keep their order from left to right.
    const spread = card.layout === 'rows';
    const outlets = ports.map(({ outlet, x }, at) => ({
      name: outlet,
      x: spread ? (width * (at + 0.5)) / ports.length : x + 5,
    }));
    return { width, height: heightWithPills(card), outlets };
  };
}

/**
 * Tidies the whole flow up, or the steps that are selected, off the main thread: one mark of undo. What is edited
 * meanwhile is never written over: a layout of a picture that is gone is made again.
 */
export async function tidyUp(editor: Editor, flow: Pick<ReactFlowInstance, 'fitView' | 'setViewport'>): Promise<void> {
  const { readOnly, selected } = editor.getState();
  if (readOnly) return;
  const only = selected.length > 1 ? new Set(selected) : null;
  for (let tries = 0; tries < TRIES; tries++) {
    const { records, unfolded } = editor.getState();
    const cardOf = cardsFor(records, unfolded);
    const places = await layOut(records, cardOf, elk, only);
    const large = !only && places.size > READABLE;
    // Seen from a distance first, the cards of a large flow need not be drawn at their new places one by one.
    if (large) {
      const view = viewOf(applyPatches(records, applyLayout(records, places, cardOf)), cardOf);
      await nextFrame();
      await flow.setViewport(view);
      await nextFrame();
    }
    const now = editor.getState();
    if (!samePicture(records, now.records)) continue;
    const duration = !large && glide() ? GLIDE_MS : 0;
    now.run((latest) => applyLayout(latest, places, cardOf));
    if (!only && !large) requestAnimationFrame(() => void flow.fitView({ ...fitNow(), duration }));
    return;
  }
}

const nextFrame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

/** The whole of a flow, from as far away as it takes. */
function viewOf(records: Records, cardOf: (id: string) => Card): Viewport {
  const canvas = document.querySelector('.react-flow');
  const { clientWidth, clientHeight } = canvas ?? { clientWidth: 1200, clientHeight: 800 };
  const cards = listOf(records.nodes).map(({ id, position }) => ({ ...cardOf(id), position }));
  const bounds = boundsOf(cards) ?? { x: 0, y: 0, width: 0, height: 0 };
  const { maxZoom = 1, padding = 0 } = fitOver(clientWidth);
  return getViewportForBounds(bounds, clientWidth, clientHeight, MIN_ZOOM, maxZoom, padding);
}

/** Lets the cards glide for the next moment, by style alone: the records change once. False where motion is unwanted. */
function glide(): boolean {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return false;
  const canvas = document.querySelector<HTMLElement>('.react-flow');
  canvas?.setAttribute('data-gliding', '');
  setTimeout(() => canvas?.removeAttribute('data-gliding'), GLIDE_MS);
  return true;
}
