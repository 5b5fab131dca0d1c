import fc from 'fast-check';
import { type Move, sankeyLayout } from './sankey-layout.js';

const moves: Move[] = [
  { from: 'general', to: 'general', items: 60 },
  { from: 'general', to: 'noise', items: 30 },
  { from: 'waste', to: 'noise', items: 10 },
  { from: 'streets', to: 'streets', items: 500 },
];

test('shows the places between which something moves, the largest first, and no others', () => {
  const { left, right } = sankeyLayout(moves);
  expect(left.map(({ place, items }) => [place, items])).toEqual([
    ['general', 90],
    ['waste', 10],
  ]);
  expect(right.map(({ place, items }) => [place, items])).toEqual([
    ['general', 60],
    ['noise', 40],
  ]);
});

test('nothing moves: nothing is drawn', () => {
  expect(sankeyLayout(moves.filter(({ from, to }) => from === to))).toEqual({
    left: [],
    right: [],
    links: [],
    height: 0,
  });
});

const places = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const anyMoves = fc.uniqueArray(
  fc.record({ from: places, to: places, items: fc.integer({ min: 1, max: 1000 }) }),
  {
    selector: ({ from, to }) => `${from} ${to}`,
  },
);

test('every band lies within its two places, none on another, and every place is filled by its bands', () => {
  fc.assert(
    fc.property(anyMoves, (some) => {
      const { left, right, links, height } = sankeyLayout(some);
      for (const [nodes, side, edge] of [
        [left, 'from', 'y0'],
        [right, 'to', 'y1'],
      ] as const) {
        for (const node of nodes) {
          const own = links.filter((link) => link[side] === node.place).sort((a, b) => a[edge] - b[edge]);
          let at = node.y;
          for (const link of own) {
            expect(link[edge]).toBeCloseTo(at, 6);
            at += link.thickness;
          }
          expect(at).toBeCloseTo(node.y + node.height, 6);
          expect(node.y + node.height).toBeLessThanOrEqual(height + 1e-6);
        }
        for (const [index, node] of nodes.slice(1).entries()) {
          const before = nodes[index];
          expect(node.y).toBeGreaterThan((before?.y ?? 0) + (before?.height ?? 0));
        }
      }
    }),
  );
});
