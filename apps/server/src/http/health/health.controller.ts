import { EntityManager } from '@mikro-orm/sql';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError, withDeadline } from '#shared';
import { Open } from '../access.js';
import { Metrics } from './metrics.js';

/** For operators and their tools. */
@Open()
@ApiTags('Health')
@Controller()
export class HealthController {
  constructor(
    private readonly em: EntityManager,
    private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  @ApiOperation({ summary: 'The process runs', operationId: 'isLive' })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('health/ready')
  @ApiOperation({ summary: 'It can serve: the database answers', operationId: 'isReady' })
  async ready(): Promise<{ status: 'ok' }> {
    try {
      await withDeadline('the database', 3_000, this.em.fork().execute('select 1'));
    } catch (error) {
      throw new DomainError('unavailable', 'database', 'The database does not answer.', [], { cause: error });
    }
    return { status: 'ok' };
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiOperation({ summary: 'Figures in the Prometheus text format', operationId: 'getMetrics' })
  figures(): Promise<string> {
    return this.metrics.text();
  }
}
