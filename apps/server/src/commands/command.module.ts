import { Module } from '@nestjs/common';
import { FirstStart } from '../first-start.js';
import { RoomsModule } from '../rooms.module.js';

/** What a command needs of the product: the rooms, but nothing that serves or runs by itself. */
@Module({ imports: [RoomsModule], providers: [FirstStart] })
export class CommandModule {}
