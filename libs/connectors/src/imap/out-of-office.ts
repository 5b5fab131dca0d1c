/**
 * Subjects that answering machines write, in common languages. Each has to be the whole subject or to be followed by a
 * colon, a dash or a bracket: "Automatic gate broken" and "Out of office hours number?" are people's.
 */
const SUBJECTS = [
  // English
  'auto(?:matic(?:ally)?|mated)?[ -]?(?:reply|response|respond(?:er)?|generated(?: (?:reply|response|message))?)',
  'autoreply|autoresponse|autoresponder|auto-?antwort',
  "(?:i am |i'm )?(?:currently )?out of (?:the |my )?office(?: (?:auto)?[ -]?(?:reply|response|message|notification|assistant|autoreply|notice))?",
  '(?:ooo|oof)(?: (?:reply|response|message))?',
  '(?:vacation|holiday|absence|away)(?:[ -](?:auto)?[ -]?(?:reply|response|message|notice|notification|responder|autoreply))',
  "(?:i am |i'm )?(?:currently )?(?:on (?:annual |maternity |paternity |parental |sick |study )?leave|on vacation|on holiday|away from (?:the |my )?(?:office|desk|e-?mail))",
  'annual leave|maternity leave|away until .{1,40}|out until .{1,40}|away from .{1,30} (?:until|to) .{1,30}',
  'thank you for (?:your (?:e-?mail|message|enquiry|inquiry)|contacting .{1,60}|getting in touch)',
  'we (?:have )?received your (?:e-?mail|message|enquiry|inquiry|request)',
  // Welsh
  "ateb(?:ion)? awtomatig|ymateb(?:ion)? awtomatig|allan o'r swyddfa|i ffwrdd o'r swyddfa|ar wyliau|neges awtomatig",
  // French
  "r[ée]ponse automatique|absence du bureau|message d'absence|absent(?:e)? du bureau|r[ée]ponse automatique d'absence|(?:notification|avis) d'absence|en cong[ée]s?",
  // German
  'automatische (?:antwort|r[üu]ckantwort|mitteilung)|abwesenheits(?:notiz|nachricht|meldung|assistent|benachrichtigung|info)|abwesend|nicht im (?:b[üu]ro|haus)|abwesenheit(?: .{1,40})?|urlaub(?:svertretung)?',
  // Spanish
  'respuesta autom[áa]tica|fuera de (?:la )?oficina|ausente de la oficina|mensaje de ausencia|de vacaciones',
  // Italian
  "risposta automatica|fuori (?:sede|ufficio)|assente dall'ufficio|messaggio di assenza|assenza dall'ufficio",
  // Portuguese
  'resposta autom[áa]tica|fora do escrit[óo]rio|aus[êe]ncia (?:do escrit[óo]rio|tempor[áa]ria)|ausente do escrit[óo]rio',
  // Dutch
  'automatisch(?:e)? (?:antwoord|beantwoording|reactie|bericht)|afwezig(?:heid)?(?:s(?:bericht|melding|assistent))?|niet aanwezig|out-of-office',
  // Polish
  'automatyczna odpowied[źz]|odpowied[źz] automatyczna|autoodpowied[źz]|poza biurem|nieobecno[śs][ćc](?: w biurze)?',
  // Romanian
  'r[ăa]spuns automat|[îi]n afara biroului|absent(?:[ăa])? din birou',
  // Czech and Slovak
  'automatick[áa] odpov[ěe][ďd]|mimo kancel[áa][řr]|nep[řr][íi]tomnost|automatick[áa] odpove[ďd]|mimo kancel[áa]rie',
  // Swedish, Danish, Norwegian
  'autosvar|automatiskt svar|fr[åa]nvaro(?:meddelande|besked)?|inte p[åa] kontoret|ej p[åa] plats',
  'automatisk svar|ikke til stede|frav[æa]r(?:smeddelelse|sbesked|smelding|sassistent)?|ikke p[åa] kontoret',
  // Finnish
  'automaattinen vastaus|poissa(?: toimistolta)?|poissaoloilmoitus|poissaoloviesti|lomalla',
  // Hungarian
  'automatikus v[áa]lasz|h[áa]zon k[íi]v[üu]l|irod[áa]n k[íi]v[üu]l|t[áa]voll[ée]t',
  // Greek
  'αυτόματη (?:απάντηση|απόκριση)|εκτός γραφείου|απουσία από το γραφείο',
  // Turkish
  'otomatik (?:yanıt|cevap|yanit)|ofis dışında(?:yım)?|ofis dışı',
  // Russian, Ukrainian, Bulgarian
  'автоматический ответ|автоответ(?:чик)?|вне офиса|нет на работе|автоматична відповідь|автоматичен отговор|извън офиса',
  // Croatian, Slovenian, Estonian, Latvian, Lithuanian
  'automatski odgovor|samodejni odgovor|automaatvastus|automātiska atbilde|automātiskā atbilde|automatinis atsakymas',
  // Japanese, Chinese, Korean
  '自動(?:応答|返信|送信)(?:メール|メッセージ)?|不在(?:通知|のお知らせ|応答)|休暇中|外出中',
  '自动(?:回复|答复|回覆)|自動(?:回覆|回复|答覆)|不在办公室|外出(?:自动回复)?|休假中',
  '자동[ ]?(?:회신|응답|답장)|부재중(?: (?:자동 )?(?:회신|응답|알림))?',
  // Arabic, Hebrew
  'رد تلقائي|الرد التلقائي|خارج المكتب|תשובה אוטומטית|מענה אוטומטי|מחוץ למשרד',
];

const PHRASE = `(?:${SUBJECTS.join('|')})`;
const END = '[\\s"\'!.*]*(?:$|[:：;,(\\[【<–—-]|/ )';
const BRACKETED = `[\\[(【<]\\s*${PHRASE}\\s*[\\])】>]`;
const SUBJECT = new RegExp(`^[\\s*"'-]*(?:auto\\s*[:：]\\s*)?(?:${BRACKETED}|${PHRASE}${END})`, 'iu');

/** The language's word for an answer or a forwarded mail, which a person's program puts in front. */
const ANSWER =
  /^\s*(?:re|aw|sv|vs|antw|antwort|odp|ynt|fw|fwd|wg|tr|rv|enc|r|回复|答复|回覆|转发|返信)\s*(?:\[\d+\])?\s*[:：]/iu;

/** Whether a subject is one that answering machines write. A person's answer to such a mail has a "Re:" in front. */
export function isMachineSubject(subject: string): boolean {
  return !ANSWER.test(subject) && SUBJECT.test(subject);
}

/** First sentences of somebody who is away, and what such a text goes on to say; both are needed. */
const AWAY: Array<{ away: RegExp; goesOn: RegExp }> = [
  {
    away: /\b(?:i am|i'm|i’m|i will be|i'll be)(?: currently| now| presently)? (?:out of (?:the |my )?office|away from (?:the |my )?(?:office|desk|e-?mail)|on (?:annual |maternity |paternity |parental |sick )?leave|on (?:vacation|holiday)|away (?:until|from|on)|not in the office|travell?ing)|\bthis is an auto(?:mated|matic)/i,
    goesOn:
      /\b(?:(?:re|up)?on my return|when i (?:return|am back|get back)|in my absence|if (?:your (?:e-?mail|message|enquiry|inquiry|matter|request) is |it is |this is )?urgent|for (?:urgent|immediate)|(?:limited|intermittent|no) access|immediate (?:assistance|attention)|as soon as (?:possible|i can)|please contact|do not reply|will be (?:read|answered) )/i,
  },
  {
    away: /(?:ich bin|bin) (?:derzeit |zurzeit |momentan |vom .{1,40} |bis .{1,40} |ab .{1,40} )?(?:nicht im (?:büro|haus)|im urlaub|abwesend|außer haus|nicht erreichbar)/i,
    goesOn:
      /(?:in dringenden|dringend|vertretung|nach meiner rückkehr|wenden sie sich|ihre (?:e-?mail|nachricht) wird)/i,
  },
  {
    away: /je suis (?:actuellement |en ce moment )?(?:absent|en cong[ée]|en vacances|en d[ée]placement|hors du bureau)/i,
    goesOn:
      /(?:en cas d'urgence|pour toute urgence|à mon retour|d[èe]s mon retour|veuillez contacter|merci de contacter|pendant mon absence)/i,
  },
  {
    away: /(?:estar[ée] |estoy |me encuentro )(?:actualmente )?(?:fuera de la oficina|de vacaciones|ausente)/i,
    goesOn: /(?:urgente|a mi (?:vuelta|regreso)|contacte|p[óo]ngase en contacto|durante mi ausencia)/i,
  },
  {
    away: /sono (?:attualmente |momentaneamente )?(?:assente|fuori (?:sede|ufficio)|in ferie)|sar[òo] (?:assente|fuori ufficio|in ferie)/i,
    goesOn: /(?:urgen|al mio rientro|contattare|in mia assenza|durante la mia assenza)/i,
  },
  {
    away: /(?:ik ben|wegens .{1,30} ben ik)(?: momenteel| op dit moment)? .{0,40}(?:afwezig|niet aanwezig|met vakantie|op vakantie|niet op kantoor)/i,
    goesOn: /(?:dringend|spoed|bij mijn terugkeer|contact opnemen|tijdens mijn afwezigheid|na mijn)/i,
  },
];

/** Whether a text begins as an out-of-office message does and goes on like one. */
export function isAwayText(text: string): boolean {
  const start = text.slice(0, 400);
  const rest = text.slice(0, 2000);
  return AWAY.some(({ away, goesOn }) => away.test(start) && goesOn.test(rest));
}
