/** Words with which mail programs begin the line above a quotation: "On …", "Le …". Dates may begin it too. */
const STARTS = [
  'On|At|In data|Le|Am|Vom|El|Il|Op|Em|No dia|A|Na|W dniu|Dnia|Den|På|Dne|D[nň]a|La|Pe|În|Στις|Στην|Ar|Ddydd|Kl|Am',
  'Vào|Pada|Dana|Pada tanggal|Kuupäeval|Päivämäärä|Feladó|Το|В|На|У|Ons|Tor|Fre|Lør|Søn|Man|Tir|Mån|Tis',
].join('|');

/** "wrote", as they put it. */
const VERBS = [
  'wrote|writes|a écrit|écrivait|a ecrit|schrieb|geschrieben|escribió|escribio|escriví|ha scritto|scrisse|escreveu',
  'schreef|geschreven|napisał\\(a\\)|napisała?|pisze|skrev|skrifaði|kirjoitti|napsal\\(a\\)|napsala?|napísal\\(a\\)|napísala?',
  'írta|a scris|yazdı|έγραψε|пишет|написал\\(а\\)|написала?|написав|пише|написа',
  'ysgrifennodd|menulis|đã viết|rakstīja|rašė|kirjutas|je napisa(?:o|la)|je pisal|hat .{0,80}geschrieben|het volgende geschreven',
].join('|');

/** Or a day's short name with its number, or a number alone. */
const BEGINS = new RegExp(
  `^(?:(?:${STARTS})[\\s,:]|\\p{L}{1,6}[.,]{0,2} \\d{1,2}[.,\\s]|\\d{1,4}[-./\\s년年])`,
  'u',
);
const WROTE = new RegExp(
  `(?:(?:^|[\\s>"'”)\\]])(?:${VERBS})(?:[\\s(].{0,120})?|写道|寫道|님이 작성|のメール|さんは書きました)\\s?[:：]$`,
  'iu',
);
/** Without a verb, as some programs have it: an address, a time, and a colon at the end. */
const ADDRESS_AND_TIME = /^(?=.*\d{1,2}[:.h時]\d{2}).*<[^<>\s]+@[^<>\s]+>.{0,20}[:：]$/;
/** Google's calendar-like form: a date, a zone, a name, and nothing else. */
const BARE = /^\d{4}-\d{2}-\d{2} \d{1,2}:\d{2}(?::\d{2})? (?:GMT|UTC)[+-]\d{2}:?\d{2} .{2,120}$/;
const LONGEST = 500;

/** Whether lines, joined, are the line above a quotation. */
export function isAttribution(joined: string): boolean {
  if (joined.length > LONGEST) return false;
  return BARE.test(joined) || (mayBeginAttribution(joined) && WROTE.test(joined));
}

/** Whether a line may be the beginning of one; cheap, because it is asked of every line. */
export function mayBeginAttribution(line: string): boolean {
  return line.length <= LONGEST && (BEGINS.test(line) || beginsWithName(line));
}

/** Whether a line begins with such a word or a date, not only with a name. */
export function beginsWithWordOrDate(line: string): boolean {
  return BEGINS.test(line);
}

/** `Ann Example <ann@example.org>`: a short name without the marks of a sentence, then an address. */
function beginsWithName(line: string): boolean {
  const at = line.indexOf('@');
  if (at < 0 || at > 200) return false;
  const before = line.slice(0, at);
  const name = before.slice(0, Math.max(before.lastIndexOf(' '), before.lastIndexOf('<')) + 1);
  return name.length <= 80 && !/[.!?:]/.test(name);
}

/** Whether they are, where marked lines follow; then less is asked. */
export function isAttributionOfMarked(joined: string): boolean {
  return isAttribution(joined) || (joined.length <= LONGEST && ADDRESS_AND_TIME.test(joined));
}

/** An address or a time of day: what a program puts in and a person's sentence ("On 5 May she wrote:") has not. */
export function namesAddressOrTime(attribution: string): boolean {
  return /@|\d{1,2}[:.h時]\d{2}|\d{1,2}시/.test(attribution);
}

type Label = 'from' | 'date' | 'to' | 'cc' | 'subject' | 'other';

/** Labels of the header block that Outlook and others put above a quotation. */
const LABELS: Record<Label, string> = {
  from: 'from|de|von|da|van|od|från|fra|lähettäjä|feladó|от|від|oddi wrth|o|από|kimden|gönderen|de la|expéditeur|remitente|mittente|afzender|发件人|寄件者|寄件人|差出人|送信者|보낸 사람|nadawca|avsändare|avsender|afsender|saatja|от кого',
  date: 'sent|date|gesendet|datum|envoyé|enviado(?: el| em)?|enviada em|fecha|inviato|data|verzonden|wysłano|skickat|sendt|lähetetty|päivämäärä|elküldve|odesláno|odoslané|anfonwyd|dyddiad|στάλθηκε|ημερομηνία|gönderildi|tarih|trimis|дата|отправлено|надіслано|发送时间|日期|寄件日期|送信日時|日付|보낸 날짜|dato|dátum',
  to: 'to|an|à|a|para|per|aan|do|till|til|vastaanottaja|címzett|komu|pro|kime|către|кому|at|προς|收件人|宛先|받는 사람|pour|destinataire|destinatario|do',
  cc: 'cc|kopie|copie|copia|kopia|kopi|kopio|másolat|копия|копія|抄送|副本|참조|c\\.c\\.|copi|κοιν\\.?',
  subject:
    'subject|betreff|objet|asunto|oggetto|assunto|onderwerp|temat|ämne|emne|aihe|tárgy|předmět|predmet|pwnc|testun|θέμα|konu|subiect|тема|主题|主旨|件名|제목',
  other:
    'reply-to|importance|priority|wichtigkeit|attachments|anlagen|risposta|rispondi a|répondre à|responder a|bcc|organization|posted by|resent-from',
};

const LABEL_LINES = Object.entries(LABELS).map(
  ([label, words]) =>
    [label as Label, new RegExp(`^[*_\\s]{0,4}(?:${words})\\s?[*_]{0,2}\\s?[:：]`, 'iu')] as const,
);

/** Which header a line is, or null. A letter that is a label in one language may be two things: the first is taken. */
export function labelOf(line: string): Label | null {
  if (line.length > LONGEST * 4 || !/[:：]/.test(line)) return null;
  return LABEL_LINES.find(([, form]) => form.test(line))?.[0] ?? null;
}

const SEPARATOR_WORDS = [
  'original (?:message|appointment|mail|e-?mail)|forwarded (?:message|by .{1,80})|begin forwarded message|reply message',
  'ursprüngliche (?:nachricht|mail)|original-?nachricht|weitergeleitete (?:nachricht|mail)|anfang der weitergeleiteten (?:nachricht|e-mail)',
  "message (?:d['’]origine|original|transféré)|début du message (?:transféré|réexpédié)|e-?mail d['’]origine",
  'mensaje (?:original|reenviado)|inicio del mensaje reenviado|messaggio (?:originale|inoltrato)|inizio messaggio inoltrato',
  'mensagem (?:original|encaminhada|reencaminhada)|in[íi]cio da mensagem reencaminhada',
  'oorspronkelijk bericht|doorgestuurd bericht|begin doorgestuurd bericht|origineel bericht',
  'wiadomość oryginalna|oryginalna wiadomość|wiadomość przekazana|treść przekazanej wiadomości|pierwotna wiadomość',
  'neges (?:wreiddiol|a anfonwyd ymlaen)|ursprungligt meddelande|vidarebefordrat (?:meddelande|mejl)',
  'oprindelig meddelelse|videresendt (?:meddelelse|melding)|opprinnelig melding|start på videresendt melding|vidaresänt',
  'alkuperäinen viesti|välitetty viesti|původní (?:zpráva|e-mail)|přeposlaná zpráva|pôvodná správa',
  'eredeti üzenet|továbbított (?:üzenet|levél)|mesaj(?:ul)? (?:original|redirecționat)|özgün ileti|orijinal mesaj|iletilen ileti',
  'исходное сообщение|пересылаемое сообщение|оригінальне повідомлення|αρχικό μήνυμα|προωθημένο μήνυμα',
  '原始邮件|转发邮件|轉寄郵件|原始郵件|元のメッセージ|転送メッセージ|원본 메시지|전달된 메시지',
].join('|');
const SEPARATOR = new RegExp(
  `^[\\s*]*(?:[-_=–—]{2,}\\s*(?:${SEPARATOR_WORDS})\\s*:?\\s*[-_=–—]*|begin forwarded message:|(?:${SEPARATOR_WORDS})\\s?[:：])[\\s*]*$`,
  'iu',
);

/** `-----Original Message-----` and its like. */
export function isSeparator(line: string): boolean {
  return line.length < 200 && SEPARATOR.test(line);
}

/** A line of nothing but dashes or underscores, which some programs put above the block of headers. */
export function isRule(line: string): boolean {
  return /^\s*[-_=–—*]{5,}\s*$/.test(line);
}

/** RFC 3676, 4.3, and the form that loses its blank on the way. */
export function isSignatureMark(line: string): boolean {
  return /^(?:--|—|__)\s*$/.test(line);
}

export function isQuoted(line: string): boolean {
  return /^\s{0,4}[>＞]/.test(line);
}
