import { PassThrough } from 'node:stream';
import { EntityManager } from '@mikro-orm/sql';
import { Body, Controller, HttpCode, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Person } from '#identity';
import { type RehearsalOptions, sightOf } from '#inbox';
import { RehearseRules } from '../../rehearse-rules.js';
import { Caller, Roles } from '../access.js';
import { presentRehearsed, rehearsalBodySchema, rehearsedSchema } from './rehearsal.schemas.js';

type Rehearsed = z.infer<typeof rehearsedSchema>;

const LINES = 'application/x-ndjson';

/** What rules would have done, before they are saved. */
@ApiTags('Rules')
@Controller('api/rules/rehearse')
export class RehearsalController {
  constructor(
    private readonly rules: RehearseRules,
    private readonly em: EntityManager,
  ) {}

  /** Ends as soon as nobody listens any more. */
  @Roles('manager')
  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'What rules would have done to what came in, against those in force; changes nothing',
    description: `With \`Accept: ${LINES}\`, lines of \`{"progress": {"done", "total"}}\` and in the end \`{"result"}\`. Hanging up ends it.`,
    operationId: 'rehearseRules',
  })
  @ApiOkResponse({ standardSchema: rehearsedSchema })
  async rehearse(
    @Body({ schema: rehearsalBodySchema }) body: z.infer<typeof rehearsalBodySchema>,
    @Caller() caller: Person,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Rehearsed | StreamableFile> {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const options = { sight: await sightOf(this.em.fork(), caller.id), signal: gone.signal };
    const run = async (progress?: RehearsalOptions['progress']) =>
      present(await this.rules.run(body, { ...options, ...(progress && { progress }) }));
    return request.accepts(['application/json', LINES]) === LINES ? inLines(run) : run();
  }
}

/** What cannot be begun is refused as usual; what fails once it is under way breaks off without a result. */
async function inLines(
  run: (progress: (done: number, total: number) => void) => Promise<Rehearsed>,
): Promise<StreamableFile> {
  const out = new PassThrough();
  const say = (line: object) => void (out.writable && out.write(`${JSON.stringify(line)}\n`));
  await new Promise<void>((begun, refused) => {
    let underWay = false;
    run((done, total) => {
      say({ progress: { done, total } });
      underWay = true;
      begun();
    }).then(
      (result) => {
        say({ result });
        out.end();
      },
      (error: Error) => (underWay ? out.destroy(error) : refused(error)),
    );
  });
  return new StreamableFile(out, { type: LINES });
}

function present({ from, to, ...found }: Awaited<ReturnType<RehearseRules['run']>>): Rehearsed {
  return { from: from.toISOString(), to: to.toISOString(), ...presentRehearsed(found) };
}
