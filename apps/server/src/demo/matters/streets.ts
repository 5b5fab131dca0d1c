import type { Matter } from './matter.js';

/** Roads, lights and pavements. */
export const STREETS_AND_LIGHTS: readonly Matter[] = [
  {
    subject: 'Pothole outside number {number}',
    text: 'There is a deep pothole on {street}, just outside number {number}. I hit it on my bicycle on {weekday} and nearly came off.',
    answer: 'Thank you for the report. An inspector has marked it for repair within five working days.',
    photo: 'pothole.png',
    note: 'Category 2. About 60 cm across, 7 cm deep.',
  },
  {
    subject: 'Street light out',
    text: 'The street light on the corner of {street} has been out since {weekday}. It is very dark there and there is a school at the end.',
    answer: 'The light has been reported to our contractor, who has five working days to mend it.',
    question: {
      asks: 'Thank you. There are three lamps on that corner. Is there a number on the post that you could tell us?',
      says: 'I went out to look. It says 14.',
    },
  },
  {
    subject: 'Cars parked on the pavement',
    text: 'Cars are parked on the pavement in {street} every morning. I push a double buggy and have to walk in the road.',
    answer:
      'A warden will pass by at school times over the next two weeks. We will also write to the residents.',
  },
  {
    subject: 'Blocked drain and flooding',
    text: 'The drain in front of {number} {street} is blocked with leaves. Every time it rains the road floods up to the kerb.',
    answer: 'The gully was cleaned yesterday. Please tell us if it stands again after the next heavy rain.',
    photo: 'flooded-road.png',
  },
  {
    subject: 'Overgrown hedge over the footpath',
    text: 'The hedge between {street} and the park has grown right over the footpath. You cannot get through with a wheelchair.',
    answer: 'The hedge belongs to the park, so it is ours to cut. The gardeners will be there on {weekday}.',
  },
  {
    subject: 'Road works without notice',
    text: 'Nobody told us that {street} would be closed for road works. How long will they last, and where should we park?',
    answer:
      'I am sorry that no notice reached you. The works end on Friday. Until then you may park in the car park in Market Street without a ticket.',
  },
  {
    subject: 'Dropped kerb application',
    text: 'I should like a dropped kerb at {number} {street}. What does it cost and how long does it take?',
    answer:
      'An application costs £150, and the works are priced after a visit. Most are done within twelve weeks. The form is on our website.',
  },
  {
    subject: 'Speeding on {street}',
    text: 'The traffic on {street} has got worse and worse. Can we have road signs or a camera? Several of us would sign a petition.',
    answer:
      'We have put {street} on the list for a speed survey in the new year, and will tell you what it finds.',
    note: 'Third request for this street this year; told the road safety team.',
  },
  {
    subject: 'Broken pavement, my wife fell',
    text: 'My wife tripped over a broken slab on the pavement outside {number} {street} on {weekday}. She is bruised but all right. Please mend it before somebody is badly hurt.',
    answer:
      'I am very sorry that your wife was hurt. The slab was made safe within the day, and will be replaced this month.',
    photo: 'slab.png',
  },
  {
    subject: 'Gritting',
    text: 'Is {street} on a gritting route? It was like glass last winter and the bus could not get up.',
    answer:
      'It is not on the main route, but there is a grit bin at the top. We have filled it, and you may use it.',
  },
];
