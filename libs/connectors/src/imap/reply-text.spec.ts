import fc from 'fast-check';
import { splitReply } from './reply-text.js';

const NEW = 'It is still dark.\n\nAnn';
const OLD = 'We have your message.';

describe('the line above a quotation', () => {
  test.each([
    ['Gmail, English', 'On Mon, 2 Nov 2026 at 10:20, Example Council <enquiries@council.example> wrote:'],
    [
      'Gmail, broken in two',
      'On Mon, 2 Nov 2026 at 10:20, Example Council <\nenquiries@council.example> wrote:',
    ],
    ['Apple Mail', 'On 2 Nov 2026, at 10:20, Example Council <enquiries@council.example> wrote:'],
    ['Outlook for Mac', 'On 02/11/2026, 10:20, "Example Council" <enquiries@council.example> wrote:'],
    ['Yahoo', 'On Monday, 2 November 2026 at 10:20:31 GMT, Council <enquiries@council.example> wrote:'],
    ['Eudora', 'At 10:20 02/11/2026, you wrote:'],
    ['a name first', 'Example Council <enquiries@council.example> wrote:'],
    ['French', 'Le lun. 2 nov. 2026 à 10:20, Example Council <enquiries@council.example> a écrit :'],
    ['German', 'Am Mo., 2. Nov. 2026 um 10:20 Uhr schrieb Council <enquiries@council.example>:'],
    ['German, name first', 'Council <enquiries@council.example> schrieb am Mo., 2. Nov. 2026,\n10:20:'],
    ['Spanish', 'El lun, 2 nov 2026 a las 10:20, Council (<enquiries@council.example>) escribió:'],
    ['Italian', 'Il giorno lun 2 nov 2026 alle ore 10:20 Council <enquiries@council.example> ha scritto:'],
    ['Portuguese', 'Em seg., 2 de nov. de 2026 às 10:20, Council <enquiries@council.example> escreveu:'],
    ['Dutch', 'Op ma 2 nov. 2026 om 10:20 schreef Council <enquiries@council.example>:'],
    [
      'Dutch, Apple',
      'Op 2 nov. 2026 om 10:20 heeft Council <enquiries@council.example> het volgende geschreven:',
    ],
    ['Polish', 'pon., 2 lis 2026 o 10:20 Council <enquiries@council.example> napisał(a):'],
    ['Polish, Thunderbird', 'W dniu 2.11.2026 o 10:20, Council pisze:'],
    ['Swedish', 'Den mån 2 nov. 2026 kl 10:20 skrev Council <enquiries@council.example>:'],
    ['Danish', 'Den man. 2. nov. 2026 kl. 10.20 skrev Council <enquiries@council.example>:'],
    ['Norwegian', 'man. 2. nov. 2026 kl. 10:20 skrev Council <enquiries@council.example>:'],
    ['Finnish', 'ma 2. marrask. 2026 klo 10:20 Council (enquiries@council.example) kirjoitti:'],
    ['Czech', 'po 2. 11. 2026 v 10:20 odesílatel Council <enquiries@council.example> napsal:'],
    ['Romanian', 'În lun., 2 nov. 2026 la 10:20, Council <enquiries@council.example> a scris:'],
    ['Hungarian', 'Council <enquiries@council.example> ezt írta (időpont: 2026. nov. 2., H, 10:20):'],
    ['Turkish', 'Council <enquiries@council.example>, 2 Kas 2026 Pzt, 10:20 tarihinde şunu yazdı:'],
    ['Russian', 'пн, 2 нояб. 2026 г. в 10:20, Council <enquiries@council.example>:'],
    [
      'Russian, with a verb',
      '2 ноября 2026 г. 10:20 пользователь Council <enquiries@council.example> написал:',
    ],
    ['Greek', 'Στις Δευ 2 Νοε 2026 στις 10:20 π.μ., Council <enquiries@council.example> έγραψε:'],
    ['Welsh', 'Ar Llun, 2 Tach 2026 am 10:20, Cyngor <enquiries@council.example> ysgrifennodd:'],
    ['Chinese', 'Council <enquiries@council.example> 于2026年11月2日周一 10:20写道：'],
    ['Japanese', '2026年11月2日(月) 10:20 Council <enquiries@council.example>:'],
    ['Korean', '2026년 11월 2일 (월) 오전 10:20, Council <enquiries@council.example>님이 작성:'],
  ])('%s', (_name, line) => {
    const quoted = `${line}\n\n> ${OLD}`;
    expect(splitReply(`${NEW}\n\n${quoted}`)).toEqual({ newText: NEW, quotedText: quoted.trim() });
  });

  test('without marks on the lines below, everything below it is quoted', () => {
    const quoted = `On Mon, 2 Nov 2026 at 10:20, "Council" <enquiries@council.example> wrote:\n\n${OLD}\n\nMore of it.`;
    expect(splitReply(`${NEW}\n\n${quoted}`)).toEqual({ newText: NEW, quotedText: quoted });
  });

  test.each([
    ['a sentence of the writer', 'On 5 May your officer wrote:\nwe will come. Nobody came.'],
    ['a sentence with a verb', 'My neighbour wrote:\nhe is not happy.'],
    ['a time in a sentence', 'At 10:20 on Monday the lorry came.\nIt did not stop.'],
  ])('%s is none', (_name, text) => {
    expect(splitReply(`${NEW}\n\n${text}`)).toEqual({ newText: `${NEW}\n\n${text}`, quotedText: '' });
  });
});

describe('the block of headers above a quotation', () => {
  test.each([
    [
      'English',
      'From: Council <enquiries@council.example>\nSent: 02 November 2026 10:20\nTo: Ann\nSubject: Bins',
    ],
    [
      'with a rule above',
      '________________________________\nFrom: Council\nSent: Monday\nTo: Ann\nSubject: Bins',
    ],
    ['with its separator', '-----Original Message-----\nFrom: Council\nSent: Monday\nTo: Ann\nSubject: Bins'],
    ['in bold', '*From:* Council\n*Sent:* Monday\n*To:* Ann\n*Subject:* Bins'],
    ['with blank lines between', 'From: Council\n\nSent: Monday\n\nTo: Ann\n\nSubject: Bins'],
    ['with a long list', 'From: Council\nSent: Monday\nTo: Ann; Bob; Carl;\n Dora\nCc: Eve\nSubject: Bins'],
    ['French', 'De : Council\nEnvoyé : lundi 2 novembre 2026 10:20\nÀ : Ann\nObjet : Bins'],
    ['German', 'Von: Council\nGesendet: Montag, 2. November 2026 10:20\nAn: Ann\nBetreff: Bins'],
    ['Spanish', 'De: Council\nEnviado el: lunes, 2 de noviembre de 2026 10:20\nPara: Ann\nAsunto: Bins'],
    ['Italian', 'Da: Council\nInviato: lunedì 2 novembre 2026 10:20\nA: Ann\nOggetto: Bins'],
    ['Dutch', 'Van: Council\nVerzonden: maandag 2 november 2026 10:20\nAan: Ann\nOnderwerp: Bins'],
    ['Portuguese', 'De: Council\nEnviado: segunda-feira, 2 de novembro de 2026\nPara: Ann\nAssunto: Bins'],
    ['Polish', 'Od: Council\nWysłano: poniedziałek\nDo: Ann\nTemat: Bins'],
    ['Welsh', 'Oddi wrth: Cyngor\nAnfonwyd: 02 Tachwedd 2026\nAt: Ann\nPwnc: Biniau'],
    ['Swedish', 'Från: Council\nSkickat: måndag\nTill: Ann\nÄmne: Bins'],
    ['Danish', 'Fra: Council\nSendt: mandag\nTil: Ann\nEmne: Bins'],
    ['Finnish', 'Lähettäjä: Council\nLähetetty: maanantai\nVastaanottaja: Ann\nAihe: Bins'],
    ['Czech', 'Od: Council\nOdesláno: pondělí\nKomu: Ann\nPředmět: Bins'],
    ['Russian', 'От: Council\nОтправлено: понедельник\nКому: Ann\nТема: Bins'],
    ['Chinese', '发件人: Council\n发送时间: 2026年11月2日\n收件人: Ann\n主题: Bins'],
    ['Japanese', '差出人: Council\n送信日時: 2026年11月2日\n宛先: Ann\n件名: Bins'],
  ])('%s', (_name, block) => {
    const quoted = `${block}\n\n${OLD}\n\nMore of it.`;
    expect(splitReply(`${NEW}\n\n${quoted}`)).toEqual({ newText: NEW, quotedText: quoted });
  });

  test.each([
    [
      'a form that begins with such lines',
      'From: Ann\nDate: 2 November 2026\nSubject: Bins\n\nMy bin is full.',
    ],
    ['two such lines', `${NEW}\n\nFrom: Monday\nTo: Friday\n\nthe road is closed.`],
    ['words with colons', `${NEW}\n\nName: Ann\nStreet: High Street\nNumber: 12`],
  ])('%s is none', (_name, text) => {
    expect(splitReply(text)).toEqual({ newText: text, quotedText: '' });
  });
});

describe('separators', () => {
  test.each([
    '-----Original Message-----',
    '---------- Forwarded message ---------',
    'Begin forwarded message:',
    '-----Ursprüngliche Nachricht-----',
    "-----Message d'origine-----",
    '-----Mensaje original-----',
    '-----Messaggio originale-----',
    '-----Oorspronkelijk bericht-----',
    '-----Neges wreiddiol-----',
  ])('%s', (separator) => {
    const quoted = `${separator}\n${OLD}`;
    expect(splitReply(`${NEW}\n\n${quoted}`)).toEqual({ newText: NEW, quotedText: quoted });
  });

  test('a forwarded mail without a word above it is what the writer sends', () => {
    const text = `---------- Forwarded message ---------\nFrom: Bob <bob@example.com>\nDate: Monday\nSubject: Bins\nTo: Ann\n\n${OLD}`;
    expect(splitReply(text).newText).toBe(OLD);
  });
});

describe('who answers where', () => {
  test('between the lines', () => {
    const text = `> Which street?\nHigh Street.\n\n> Which number?\nNumber 12.\n\nAnn`;
    expect(splitReply(text)).toEqual({
      newText: 'High Street.\n\nNumber 12.\n\nAnn',
      quotedText: '> Which street?\n\n> Which number?',
    });
  });

  test('below, with a signature', () => {
    const text = `> ${OLD}\n\nThank you.\n\n-- \nAnn`;
    expect(splitReply(text)).toEqual({ newText: 'Thank you.\n\n-- \nAnn', quotedText: `> ${OLD}` });
  });

  test('above, with the signature below the quotation', () => {
    const text = `Thank you.\n\n> ${OLD}\n\n-- \nAnn`;
    expect(splitReply(text)).toEqual({ newText: 'Thank you.', quotedText: `> ${OLD}\n\n-- \nAnn` });
  });

  test('above and below: in doubt it is new', () => {
    expect(splitReply(`Thank you.\n\n> ${OLD}\n\nAnd one more thing.`).newText).toBe(
      'Thank you.\n\nAnd one more thing.',
    );
  });

  test('from a telephone', () => {
    const text = `Thank you.\n\nSent from my iPhone\n\n> On 2 Nov 2026, at 10:20, Council <a@b.example> wrote:\n> \n> ${OLD}`;
    expect(splitReply(text).newText).toBe('Thank you.\n\nSent from my iPhone');
  });

  test('a text that only quotes is all there is, so it is new', () => {
    expect(splitReply(`> ${OLD}\n> more`)).toEqual({ newText: `> ${OLD}\n> more`, quotedText: '' });
  });
});

test('every word goes to one of the two, in order', () => {
  const line = fc.constantFrom(
    ...[
      '',
      '  ',
      'Some words of mine.',
      '> quoted words',
      '>> twice',
      '-- ',
      '--',
      '________________',
      'From: Bob',
    ],
    ...['Sent: Monday', 'Date: today', 'To: Ann', 'Subject: x', '-----Original Message-----', 'On it goes'],
    ...['On Mon, 2 Nov 2026 at 10:20, Bob <bob@example.org> wrote:', 'Le 2 nov. 2026 à 10:20,', 'a écrit :'],
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const text = lines.map((each, index) => (each.trim() ? `${each} w${index}` : each)).join('\n');
      const { newText, quotedText } = splitReply(text);
      const words = (part: string) => part.split(/\s+/).filter(Boolean);
      expect([...words(newText), ...words(quotedText)].sort()).toEqual(words(text).sort());
      for (const part of [newText, quotedText]) {
        const numbers = [...part.matchAll(/ w(\d+)$/gm)].map((match) => Number(match[1]));
        expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
      }
    }),
    { numRuns: 1000 },
  );
});
