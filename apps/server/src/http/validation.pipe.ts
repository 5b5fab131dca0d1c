import { StandardSchemaValidationPipe } from '@nestjs/common';
import { DomainError } from '#shared';

/** Checks what comes in against the schema of its parameter; what is wrong is told field by field. */
export function validationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
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
