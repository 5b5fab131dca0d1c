import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { ServerFile } from '../commands/server-file.js';
import { AccessGuard } from './access.guard.js';
import { BodiesController } from './bodies/bodies.controller.js';
import { BulkController } from './bulk/bulk.controller.js';
import { BulkActions } from './bulk/bulk-actions.js';
import { CalendarsController } from './calendars/calendars.controller.js';
import { ChannelsController } from './channels/channels.controller.js';
import { ChartersController } from './charters/charters.controller.js';
import { CommandsController } from './commands/commands.controller.js';
import { CannedRepliesController } from './composing/canned-replies.controller.js';
import { ComposingController } from './composing/composing.controller.js';
import { ComposingFacade } from './composing/composing.facade.js';
import { ComposingSettingsController } from './composing/composing-settings.controller.js';
import { DraftsController } from './composing/drafts.controller.js';
import { UploadsController } from './composing/uploads.controller.js';
import { Connections } from './connections.js';
import { ContactsController } from './contacts/contacts.controller.js';
import { ContactsFacade } from './contacts/contacts.facade.js';
import { ConversationContactController } from './contacts/conversation-contact.controller.js';
import { AttachmentsController } from './conversations/attachments.controller.js';
import { ConversationAnswers } from './conversations/conversation-answers.js';
import { ConversationsController } from './conversations/conversations.controller.js';
import { ConversationsFacade } from './conversations/conversations.facade.js';
import { DelaysController } from './conversations/delays.controller.js';
import { HandlingController } from './conversations/handling.controller.js';
import { MessageLetterController } from './conversations/message-letter.controller.js';
import { MessagesController } from './conversations/messages.controller.js';
import { RedirectController } from './conversations/redirect.controller.js';
import { RelatedController } from './conversations/related.controller.js';
import { DueDatesController } from './due-dates/due-dates.controller.js';
import { EventsController } from './events/events.controller.js';
import { FilterOptionsController } from './filter-options/filter-options.controller.js';
import { FramesController } from './frames/frames.controller.js';
import { HealthController } from './health/health.controller.js';
import { Metrics } from './health/metrics.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { LedgerController } from './ledger/ledger.controller.js';
import { MeController } from './me/me.controller.js';
import { NoticesController } from './notices/notices.controller.js';
import { NotificationsController } from './notifications/notifications.controller.js';
import { PresenceController } from './presence/presence.controller.js';
import { Presence } from './presence/presence.js';
import { ProblemFilter } from './problem.filter.js';
import { QueuesController } from './queues/queues.controller.js';
import { OpenItemsController } from './rules/open-items.controller.js';
import { RehearsalController } from './rules/rehearsal.controller.js';
import { RuleMapController } from './rules/rule-map.controller.js';
import { RulesController } from './rules/rules.controller.js';
import { SavedViewsController } from './saved-views/saved-views.controller.js';
import { SessionController } from './session/session.controller.js';
import { TargetsController } from './targets/targets.controller.js';
import { TeamsController } from './teams/teams.controller.js';
import { TemplateLettersController } from './templates/template-letters.controller.js';
import { TemplatePreviewController } from './templates/template-preview.controller.js';
import { TemplateVersionsController } from './templates/template-versions.controller.js';
import { TemplatesController } from './templates/templates.controller.js';
import { TryTemplates } from './templates/try-templates.js';
import { UsersController } from './users/users.controller.js';
import { ValidationPipe } from './validation.pipe.js';

/** The API. */
@Module({
  controllers: [
    SessionController,
    ConversationsController,
    HandlingController,
    RedirectController,
    DelaysController,
    AttachmentsController,
    ComposingController,
    DraftsController,
    UploadsController,
    ComposingSettingsController,
    CannedRepliesController,
    BulkController,
    MessagesController,
    MessageLetterController,
    RelatedController,
    FramesController,
    ContactsController,
    ConversationContactController,
    QueuesController,
    OpenItemsController,
    RehearsalController,
    RuleMapController,
    RulesController,
    SavedViewsController,
    FilterOptionsController,
    ChannelsController,
    ChartersController,
    DueDatesController,
    TargetsController,
    CalendarsController,
    LedgerController,
    TemplatesController,
    TemplateLettersController,
    TemplateVersionsController,
    TemplatePreviewController,
    UsersController,
    TeamsController,
    BodiesController,
    NoticesController,
    NotificationsController,
    MeController,
    PresenceController,
    EventsController,
    HealthController,
    CommandsController,
  ],
  providers: [
    BulkActions,
    ConversationAnswers,
    ConversationsFacade,
    ComposingFacade,
    ContactsFacade,
    TryTemplates,
    ServerFile,
    Connections,
    Presence,
    Metrics,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_PIPE, useClass: ValidationPipe },
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
  ],
})
export class HttpModule {}
