/** What comes on a line of server-sent events, one by one, until it ends. */
export async function* sseEvents(response: Response): AsyncGenerator<{ kind: string; data: string }> {
  let rest = '';
  for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, data = ''] = /^data: (.*)$/m.exec(block) ?? [];
      const [, kind = ''] = /^event: (.*)$/m.exec(block) ?? [];
      yield { kind, data };
    }
  }
}
