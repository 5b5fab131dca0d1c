import { EntityManager } from '@mikro-orm/sql';
import {
  Controller,
  type MessageEvent,
  type OnModuleDestroy,
  type OnModuleInit,
  Req,
  Sse,
} from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  catchError,
  concat,
  defer,
  EMPTY,
  filter,
  from,
  interval,
  map,
  merge,
  type Observable,
  of,
  ReplaySubject,
  Subject,
  switchMap,
  takeUntil,
  takeWhile,
} from 'rxjs';
import { ACCESS_SIGNAL, type Person, SIGN_OUT_SIGNAL, SignIn } from '#identity';
import { CHANGE_SIGNAL, type Change, maySee, NOTIFIED_SIGNAL, type Sight, sightOf } from '#inbox';
import { Signals } from '#shared';
import { Caller, type StaffRequest } from '../access.js';
import { Presence } from '../presence/presence.js';

const HEARTBEAT_MS = 20_000;

/** What changed, as it changes. Each event says which conversation; what it now holds is fetched as always. */
@ApiTags('Events')
@Controller('api/events')
export class EventsController implements OnModuleInit, OnModuleDestroy {
  private readonly changes = new Subject<{ change: Change; data: string }>();
  private readonly access = new Subject<void>();
  private readonly signedOut = new Subject<string>();
  private readonly notified = new Subject<string>();
  /** Kept for a line that is opened while the others end. */
  private readonly ended = new ReplaySubject<void>(1);
  private unsubscribe: (() => void)[] = [];

  constructor(
    private readonly signals: Signals,
    private readonly em: EntityManager,
    private readonly presence: Presence,
    private readonly signIn: SignIn,
  ) {}

  async onModuleInit(): Promise<void> {
    this.unsubscribe = [
      await this.signals.subscribe(CHANGE_SIGNAL, (data) => {
        this.changes.next({ change: JSON.parse(data) as Change, data });
      }),
      await this.signals.subscribe(ACCESS_SIGNAL, () => this.access.next()),
      await this.signals.subscribe(SIGN_OUT_SIGNAL, (personId) => this.signedOut.next(personId)),
      await this.signals.subscribe(NOTIFIED_SIGNAL, (personId) => this.notified.next(personId)),
    ];
  }

  onModuleDestroy(): void {
    for (const stop of this.unsubscribe) stop();
    // A line that stays open would hold up an orderly stop.
    this.ended.next();
  }

  @Sse()
  @ApiOperation({ summary: 'Server-sent events: what changed', operationId: 'listenToChanges' })
  async events(@Req() request: StaffRequest, @Caller() caller: Person): Promise<Observable<MessageEvent>> {
    let sight = await this.sight(request);
    const isOwn = (personId: string) => personId === caller.id;
    /** Whether they see something else than before; whose session is over hears nothing more. */
    const lookAgain = defer(() => this.sight(request)).pipe(
      map((next) => {
        const differs = !isSame(next, sight);
        sight = next;
        return differs;
      }),
    );
    const toldOf = map(() => ({ type: 'access', data: '' }));
    const changes = this.changes.pipe(
      // To those who may see it, and once more to those who could until now.
      filter(({ change: { queue, left } }) =>
        Boolean(sight && (maySee(sight, queue) || (left && maySee(sight, left)))),
      ),
      map(({ data }) => ({ type: 'change', data })),
    );
    const access = this.access.pipe(
      switchMap(() => lookAgain),
      toldOf,
    );
    const signedOut = this.signedOut.pipe(
      filter(isOwn),
      switchMap(() => lookAgain),
      filter(Boolean),
      toldOf,
    );
    const presence = concat(from(this.presence.all()), this.presence.changes).pipe(
      filter(({ queue }) => Boolean(sight && maySee(sight, queue))),
      map(({ reference, people }) => ({ type: 'presence', data: JSON.stringify({ reference, people }) })),
    );
    const notified = this.notified.pipe(
      filter(isOwn),
      map(() => ({ type: 'notified', data: '' })),
    );
    // The heartbeat keeps proxies from closing the line and tells the browser that it is alive. A session ends by itself,
    // and a signal may be missed: with each, it is looked at again. What cannot be looked at now, is the next time.
    const heartbeat = interval(HEARTBEAT_MS).pipe(
      switchMap(() =>
        concat(
          lookAgain.pipe(
            catchError(() => EMPTY),
            filter(Boolean),
            toldOf,
          ),
          of({ type: 'heartbeat', data: '' }),
        ),
      ),
    );
    return merge(changes, access, signedOut, presence, notified, heartbeat).pipe(
      takeWhile(() => sight !== null),
      takeUntil(this.ended),
    );
  }

  /** Null where what they showed no longer stands for anybody. */
  private async sight({ shown }: StaffRequest): Promise<Sight | null> {
    const person = shown && (await this.signIn.who(shown.kind, shown.secret));
    return person ? sightOf(this.em.fork(), person.id) : null;
  }
}

function isSame(one: Sight | null, other: Sight | null): boolean {
  return one?.hidden.toSorted().join() === other?.hidden.toSorted().join();
}
