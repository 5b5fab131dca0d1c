import type { Matter } from './matter.js';

/** Bins, recycling and what is left at the roadside. */
export const WASTE: readonly Matter[] = [
  {
    subject: 'Missed bin collection',
    text: 'Our black bin was not emptied on {weekday}. It was out before 7am. Everybody else in {street} had theirs done. Can somebody come back for it?',
    answer:
      'I am sorry that we missed your bin. The crew will come back within two working days. Please leave it at the edge of your property.',
    note: 'Crew log says "not out" for number {number}; the neighbours were emptied. Raised with the depot.',
  },
  {
    subject: 'New recycling box please',
    text: 'Our recycling box has split down one side. Could we have a new one at {number} {street}? Is there a charge?',
    answer:
      'There is no charge for a recycling box. One is on its way to you and should arrive within five working days.',
  },
  {
    subject: 'Fly tipping behind the garages',
    text: 'Somebody has left three mattresses and a fridge behind the garages off {street}. It has been there since {weekday} and children play there.',
    answer:
      'Thank you for telling us. The team has been told, and it will be cleared within three working days.',
    photo: 'fly-tip.png',
  },
  {
    subject: 'Assisted collection for my mother',
    text: 'My mother is 87 and can no longer wheel her bin down the drive at {number} {street}. I understand that there is help with bins for people who cannot manage?',
    answer:
      'Yes, there is. I have set up an assisted collection from next week. The crew will fetch the bin from beside the house and put it back.',
    question: {
      asks: 'Of course. May I ask where the bin is kept, and whether there is a gate that the crew must open?',
      says: 'It stands by the side door. There is a gate, but it is never locked.',
    },
  },
  {
    subject: 'Garden waste subscription',
    text: 'I paid for the garden waste service in spring, but the brown bin has not been emptied twice running. Is my subscription still going?',
    answer:
      'Your subscription runs until the end of March. I have reported both missed collections, and the crew will call on {weekday}.',
  },
  {
    subject: 'Bin day over the holidays?',
    text: 'Can you tell me what day the bins will be collected in {street} over Christmas? The calendar that came through the door stops in November.',
    answer: 'Collections move back by one day in that week. A new calendar is on its way to every household.',
  },
  {
    subject: 'Litter bin overflowing at the bus stop',
    text: 'The litter bin by the bus stop on {street} has been full for a week and rubbish is blowing into the gardens.',
    answer: 'Thank you. It was emptied this morning, and it is now on the round for every other day.',
    photo: 'litter-bin.png',
  },
  {
    subject: 'Bulky waste - sofa',
    text: 'How do I book a collection for an old sofa and a chest of drawers? I am at {number} {street} and have no car.',
    answer:
      'You can book online, or ring us on 01632 960001. Up to three items cost £28. The next free day is {weekday}.',
  },
  {
    subject: 'food waste caddy',
    text: 'hi can i get another food waste caddy and some liners, ours went missing on {weekday}. {number} {street}. cheers',
    answer: 'A caddy and a roll of liners will be with you within the week.',
  },
  {
    subject: 'What can go in the blue bin?',
    text: 'My neighbour says that yoghurt pots can go into recycling now. The sticker on the lid says they cannot. Who is right?',
    answer:
      'Your neighbour is right: since April, plastic pots, tubs and trays can go in. We will send you a new sticker.',
  },
];
