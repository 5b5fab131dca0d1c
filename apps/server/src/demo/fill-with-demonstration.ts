import type { INestApplicationContext } from '@nestjs/common';
export async function fillWithDemonstration(_app: INestApplicationContext, _tell: (line: string) => void) {
  return { conversations: 0, messages: 0 };
}
