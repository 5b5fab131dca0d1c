import { Controller, type MessageEvent, type OnModuleDestroy, type OnModuleInit, Sse } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { interval, map, merge, type Observable, Subject } from 'rxjs';
import { CHANGE_SIGNAL } from '#inbox';
import { Signals } from '#shared';

const HEARTBEAT_MS = 20_000;

/** What changed, as it changes. Each event says which conversation; what it now holds is fetched as always. */
@ApiTags('Events')
@Controller('api/events')
export class EventsController implements OnModuleInit, OnModuleDestroy {
  private readonly changes = new Subject<MessageEvent>();
  private unsubscribe: () => void = () => {};

  constructor(private readonly signals: Signals) {}

  async onModuleInit(): Promise<void> {
    this.unsubscribe = await this.signals.subscribe(CHANGE_SIGNAL, (payload) => {
      this.changes.next({ type: 'change', data: payload });
    });
  }

  onModuleDestroy(): void {
    this.unsubscribe();
    this.changes.complete();
  }

  @Sse()
  @ApiOperation({ summary: 'Server-sent events: what changed', operationId: 'listenToChanges' })
  events(): Observable<MessageEvent> {
    // The heartbeat keeps proxies from closing the line and tells the browser that it is alive.
    const heartbeat = interval(HEARTBEAT_MS).pipe(map(() => ({ type: 'heartbeat', data: '' })));
    return merge(this.changes, heartbeat);
  }
}
