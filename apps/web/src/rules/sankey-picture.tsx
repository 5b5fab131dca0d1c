import { texts } from '../texts.js';
import classes from './rehearsal.module.css';
import { bandPath, type Move, type SankeyNode, sankeyLayout } from './sankey-layout.js';

const words = texts.rules.rehearse;
const WIDTH = 400;
const BAR = 8;
/** Between the two columns, where the bands run; the names stand beside them, over the bands' ends. */
const [X0, X1] = [BAR, WIDTH - BAR];
const ROOM_ABOVE = 8;

interface Props {
  moves: Move[];
  nameOf: (queue: string) => string;
}

/** What goes from which queue to which: what stays where it is runs faintly behind. */
export function SankeyPicture({ moves, nameOf }: Props) {
  const { left, right, links, height } = sankeyLayout(moves);
  if (links.length === 0) return null;
  const differing = moves.filter(({ from, to }) => from !== to);
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.caption}>
        <span>{words.before}</span>
        <span>{words.after}</span>
      </figcaption>
      <svg
        className={classes.picture}
        viewBox={`0 ${-ROOM_ABOVE} ${WIDTH} ${height + 2 * ROOM_ABOVE}`}
        role="img"
        aria-label={words.picture}
      >
        {links.map((link) => (
          <path
            key={`${link.from} ${link.to}`}
            className={classes.band}
            data-moves={link.from !== link.to || undefined}
            d={bandPath(link, X0, X1)}
          >
            <title>{`${nameOf(link.from)} → ${nameOf(link.to)}: ${link.items}`}</title>
          </path>
        ))}
        {left.map((node) => (
          <Place key={node.place} node={node} x={0} name={nameOf(node.place)} />
        ))}
        {right.map((node) => (
          <Place key={node.place} node={node} x={WIDTH - BAR} name={nameOf(node.place)} end />
        ))}
      </svg>
      <details className={classes.table}>
        <summary>{words.asTable}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.before}</th>
              <th scope="col">{words.after}</th>
              <th scope="col">{words.items}</th>
            </tr>
          </thead>
          <tbody>
            {differing.map(({ from, to, items }) => (
              <tr key={`${from} ${to}`}>
                <td>{nameOf(from)}</td>
                <td>{nameOf(to)}</td>
                <td>{items.toLocaleString('en-GB')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function Place({ node, x, name, end = false }: { node: SankeyNode; x: number; name: string; end?: boolean }) {
  const middle = node.y + node.height / 2;
  return (
    <g>
      <rect className={classes.bar} x={x} y={node.y} width={BAR} height={Math.max(node.height, 1)} />
      <text
        className={classes.label}
        x={end ? x - 6 : x + BAR + 6}
        y={middle}
        textAnchor={end ? 'end' : 'start'}
        dominantBaseline="central"
      >
        {name} <tspan className={classes.amount}>{node.items.toLocaleString('en-GB')}</tspan>
      </text>
    </g>
  );
}
