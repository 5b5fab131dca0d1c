import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { openApiDocument } from '../http/openapi.js';

/** Writes the OpenAPI document to the file named on the command line; nothing is started for it. */
const [, , file = 'libs/api-client/openapi.json'] = process.argv;
const app = await NestFactory.create(AppModule, { preview: true, logger: false, abortOnError: false });
await writeFile(file, `${JSON.stringify(openApiDocument(app), null, 2)}\n`);
