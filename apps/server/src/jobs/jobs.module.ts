import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { DispatchOutboxJob } from './dispatch-outbox.job.js';
import { FetchChannelsJob } from './fetch-channels.job.js';
import { FoldTallyJob } from './fold-tally.job.js';
import { RunClocksJob } from './run-clocks.job.js';
import { SweepJob } from './sweep.job.js';
import { TellUnlookedJob } from './tell-unlooked.job.js';
import { WakeUpJob } from './wake-up.job.js';
import { WatchChannelsJob } from './watch-channels.job.js';

/** When things happen by themselves; what happens is the libs'. */
@Module({
  imports: [ScheduleModule.forRoot()],
  providers: [
    FetchChannelsJob,
    WatchChannelsJob,
    DispatchOutboxJob,
    RunClocksJob,
    FoldTallyJob,
    SweepJob,
    TellUnlookedJob,
    WakeUpJob,
  ],
})
export class JobsModule {}
