import { Controller, Delete, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Request } from 'express';
import { z } from 'zod';
import { Uploads } from '#correspondence';
import type { Person } from '#identity';
import { DomainError, isId } from '#shared';
import { Caller } from '../access.js';
import { bytesOf, isFile } from '../bytes-of.js';
import { uploadSchema } from './draft.schemas.js';

const querySchema = z.object({ name: z.string().max(300).describe("The file's name") });

/** Files for messages that are being written; only who brought one can send it. */
@ApiTags('Composing')
@Controller('api/uploads')
export class UploadsController {
  constructor(private readonly uploads: Uploads) {}

  @Post()
  @ApiOperation({
    summary: 'Bring a file for a message, as the body of the call; 25 MB at most',
    operationId: 'uploadFile',
  })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ standardSchema: uploadSchema })
  async upload(
    @Query({ schema: querySchema }) { name }: z.infer<typeof querySchema>,
    @Req() request: Request,
    @Caller() caller: Person,
  ): Promise<z.infer<typeof uploadSchema>> {
    if (!isFile(request)) {
      throw DomainError.invalid('Send the file as application/octet-stream.');
    }
    const upload = await this.uploads.keep(caller.id, name, await bytesOf(request));
    return { id: upload.id, name: upload.name, contentType: upload.contentType, size: upload.size };
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a file away that you do not want to send', operationId: 'discardUpload' })
  @ApiNoContentResponse()
  async discard(@Param('id') id: string, @Caller() caller: Person): Promise<void> {
    if (!isId(id)) throw DomainError.notFound('upload', id);
    await this.uploads.discard(caller.id, id);
  }
}
