/**
 * Hands items on while the next one is already being fetched, so that the line does not stand still while the host
 * stores. One is in hand and one on the way, never more.
 */
export async function* oneAhead<T>(items: AsyncGenerator<T>): AsyncGenerator<T> {
  const ask = () => {
    const asked = items.next();
    // Where the reader leaves before it is waited for, its failure is nobody's business.
    asked.catch(() => {});
    return asked;
  };
  let next = ask();
  for (;;) {
    const { value, done } = await next;
    if (done) return;
    next = ask();
    yield value;
  }
}
