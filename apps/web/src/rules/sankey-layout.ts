/** How many went from one place to another. */
export interface Move {
  from: string;
  to: string;
  items: number;
}

export interface SankeyNode {
  place: string;
  items: number;
  /** Its upper edge and height, in pixels. */
  y: number;
  height: number;
}

export interface SankeyLink extends Move {
  /** Where it leaves and arrives, by its upper edge. */
  y0: number;
  y1: number;
  thickness: number;
}

export interface Sankey {
  left: SankeyNode[];
  right: SankeyNode[];
  links: SankeyLink[];
  height: number;
}

const GAP = 14;
/** Room for a line of text beside the smallest node. */
const LEAST_STEP = 30;
const FULL = 220;

/**
 * Where the bands stand: what was on the left, what would be on the right, both in the order of size. Places that
 * nothing leaves or enters are left out: the picture is of what differs.
 */
export function sankeyLayout(moves: Move[]): Sankey {
  const differing = moves.filter(({ from, to }) => from !== to);
  const involved = new Set(differing.flatMap(({ from, to }) => [from, to]));
  const shown = moves.filter(({ from, to }) => involved.has(from) && involved.has(to));
  const total = shown.reduce((sum, { items }) => sum + items, 0);
  const scale = total > 0 ? FULL / total : 0;
  const left = column(shown, 'from', scale);
  const right = column(shown, 'to', scale);
  const [leaving, arriving] = [tops(left), tops(right)];
  const order = (nodes: SankeyNode[], place: string) => nodes.findIndex((node) => node.place === place);
  const links = [...shown]
    .sort((a, b) => order(left, a.from) - order(left, b.from) || order(right, a.to) - order(right, b.to))
    .map((move) => ({
      ...move,
      y0: take(leaving, move.from, move.items * scale),
      y1: 0,
      thickness: move.items * scale,
    }));
  for (const link of [...links].sort(
    (a, b) => order(right, a.to) - order(right, b.to) || order(left, a.from) - order(left, b.from),
  )) {
    link.y1 = take(arriving, link.to, link.thickness);
  }
  const height = Math.max(
    0,
    ...[...left, ...right].map((node) => node.y + Math.max(node.height, LEAST_STEP - GAP)),
  );
  return { left, right, links, height };
}

function column(moves: Move[], side: 'from' | 'to', scale: number): SankeyNode[] {
  const sums = new Map<string, number>();
  for (const move of moves) sums.set(move[side], (sums.get(move[side]) ?? 0) + move.items);
  let y = 0;
  return [...sums]
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .map(([place, items]) => {
      const node = { place, items, y, height: items * scale };
      y += Math.max(node.height + GAP, LEAST_STEP);
      return node;
    });
}

function tops(nodes: SankeyNode[]): Map<string, number> {
  return new Map(nodes.map(({ place, y }) => [place, y]));
}

/** The next free edge of a place; what is taken there is gone. */
function take(edges: Map<string, number>, place: string, thickness: number): number {
  const at = edges.get(place) ?? 0;
  edges.set(place, at + thickness);
  return at;
}

/** The band of a link between two columns, as the path of an SVG. */
export function bandPath({ y0, y1, thickness }: SankeyLink, x0: number, x1: number): string {
  const middle = (x0 + x1) / 2;
  const [b0, b1] = [y0 + thickness, y1 + thickness];
  return [
    `M${x0},${y0}C${middle},${y0} ${middle},${y1} ${x1},${y1}`,
    `L${x1},${b1}C${middle},${b1} ${middle},${b0} ${x0},${b0}Z`,
  ].join('');
}
