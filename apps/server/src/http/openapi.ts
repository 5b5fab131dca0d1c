import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { z } from 'zod';

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })),
  })
  .meta({ id: 'Problem' });

/** The API as OpenAPI 3.1, made from the same schemas that check what comes in. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Postroom')
    .setDescription(
      'One inbox for everything people send to a public body. Errors are RFC 9457 problem details.',
    )
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API token' })
    .addCookieAuth('postroom_session')
    .addGlobalResponse({ status: 'default', description: 'Problem details', standardSchema: problemSchema })
    .build();
  return SwaggerModule.createDocument(app, builder, { standardSchemaConverter: convert });
}

/** At `/api/openapi.json`, readable at `/api/docs`. */
export function serveOpenApi(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), { jsonDocumentUrl: 'api/openapi.json' });
}

/** Schemas with an id become components; the rest stands where it is used. */
function convert(schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }) {
  if (!(schema instanceof z.ZodType)) return undefined;
  const json = z.toJSONSchema(schema, { io: schemaType, unrepresentable: 'any' }) as Record<string, unknown>;
  const { $schema: _, $defs = {}, ...own } = json;
  const text = JSON.stringify({ own, $defs }).replaceAll('#/$defs/', '#/components/schemas/');
  const converted = JSON.parse(text) as {
    own: Record<string, unknown>;
    $defs: Record<string, Record<string, unknown>>;
  };
  const components = Object.fromEntries(
    Object.entries(converted.$defs).map(([id, { id: __, ...def }]) => [id, def]),
  );
  const { id, ...rest } = converted.own;
  if (typeof id !== 'string') return { schema: rest, components };
  return { schema: { $ref: `#/components/schemas/${id}` }, components: { ...components, [id]: rest } };
}
