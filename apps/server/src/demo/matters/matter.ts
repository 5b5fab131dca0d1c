/** Something that many people write about. `{street}`, `{number}` and `{weekday}` are filled in. */
export interface Matter {
  subject: string;
  text: string;
  /** What a colleague writes back. */
  answer: string;
  /** A question that the colleague asks first, and what the contact says to it. */
  question?: { asks: string; says: string };
  /** What a colleague writes down for the others. */
  note?: string;
  /** The writer adds a photograph. */
  photo?: string;
}
