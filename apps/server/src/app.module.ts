import { Module } from '@nestjs/common';
import { FirstStart } from './first-start.js';
import { HttpModule } from './http/http.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { RoomsModule } from './rooms.module.js';

/** One process: the rooms, what it serves, and what it does by itself. */
@Module({
  imports: [RoomsModule, HttpModule, JobsModule],
  providers: [FirstStart],
})
export class AppModule {}
