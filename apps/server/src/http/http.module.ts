import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { ServerFile } from '../commands/server-file.js';
import { AccessGuard } from './access.guard.js';
import { ChannelsController } from './channels/channels.controller.js';
import { CommandsController } from './commands/commands.controller.js';
import { AttachmentsController } from './conversations/attachments.controller.js';
import { ConversationsController } from './conversations/conversations.controller.js';
import { ConversationsFacade } from './conversations/conversations.facade.js';
import { DueBoundsNow } from './due-bounds.js';
import { DueDatesController } from './due-dates/due-dates.controller.js';
import { EventsController } from './events/events.controller.js';
import { HealthController } from './health/health.controller.js';
import { Metrics } from './health/metrics.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { LedgerController } from './ledger/ledger.controller.js';
import { NoticesController } from './notices/notices.controller.js';
import { ProblemFilter } from './problem.filter.js';
import { QueuesController } from './queues/queues.controller.js';
import { SessionController } from './session/session.controller.js';
import { UsersController } from './users/users.controller.js';
import { ValidationPipe } from './validation.pipe.js';

/** The API. */
@Module({
  controllers: [
    SessionController,
    ConversationsController,
    AttachmentsController,
    QueuesController,
    ChannelsController,
    DueDatesController,
    LedgerController,
    UsersController,
    NoticesController,
    EventsController,
    HealthController,
    CommandsController,
  ],
  providers: [
    ConversationsFacade,
    ServerFile,
    DueBoundsNow,
    Metrics,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_PIPE, useClass: ValidationPipe },
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
  ],
})
export class HttpModule {}
