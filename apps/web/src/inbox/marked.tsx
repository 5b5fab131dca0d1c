/** A text with the words that were searched for marked in it. */
export function Marked({ text, marks }: { text: string; marks: number[][] }) {
  let at = 0;
  const parts = marks.map(([from = 0, to = 0]) => {
    const before = text.slice(at, from);
    at = to;
    return (
      <span key={from}>
        {before}
        <mark>{text.slice(from, to)}</mark>
      </span>
    );
  });
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}

/** So much of a passage may stand before its first mark where there is little room. */
const LEAD = 8;

/** The same passage, begun near its first mark, at the beginning of a word. */
export function fromFirstMark({ text, marks }: { text: string; marks: number[][] }): {
  text: string;
  marks: number[][];
} {
  const first = marks[0]?.[0] ?? 0;
  if (first <= LEAD) return { text, marks };
  const blank = text.indexOf(' ', first - LEAD);
  const from = blank >= 0 && blank < first ? blank + 1 : first;
  return {
    text: `… ${text.slice(from)}`,
    marks: marks.map(([start = 0, end = 0]) => [start - from + 2, end - from + 2]),
  };
}
