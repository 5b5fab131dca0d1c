import { type ArgumentMetadata, Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import { cleanData, DomainError } from '#shared';

/**
 * Checks what comes in against the schema of its parameter; what is wrong is told field by field. Bodies, queries and
 * paths alike are rid of what PostgreSQL cannot hold.
 */
@Injectable()
export class ValidationPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({
      exceptionFactory: (issues) => {
        const fields = issues.map(({ path = [], message }) => ({
          path: path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
          message,
        }));
        const first = fields[0];
        return DomainError.invalid(
          `The request cannot be worked with: ${first?.path ? `${first.path}: ` : ''}${first?.message}.`,
          fields,
        );
      },
    });
  }

  override transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    const fromOutside = metadata.type !== 'custom';
    return super.transform(fromOutside ? cleanData(value) : value, metadata);
  }
}
