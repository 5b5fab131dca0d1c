/** Beginnings of subjects that report a failed or delayed delivery. */
const SUBJECTS = [
  // English
  '(?:undeliver(?:ed|able)|un-?delivered|non-?deliver(?:y|able)|returned|delivery|delayed|failed|bounced?) ?(?:mail|e-?mail|message|report|status|failure|notification|notice|problem|error|delayed)',
  'undeliver(?:able|ed)|unable to deliver|nondeliverable|user unknown|address not found|returned to sender',
  'mail (?:delivery|system|could not|failure|error|undeliverable|not delivered|returned)',
  '(?:message|e-?mail) (?:delivery|undeliverable|could not|not delivered|status|delayed|rejected|failure|bounced|notification|you sent blocked)',
  "could ?n[o']t (?:be )?deliver|permanent delivery|considered unsolicited|failure (?:notice|delivery)",
  'delivery (?:status|failure|has failed|incomplete|reports?|delayed|notification|error|problem|attempt|to )',
  'warning: (?:message|could not|e-?mail)|rejected:|DSN: failed|postmaster|auto notify|AWS Notification Message',
  // German, French, Spanish, Italian, Dutch, Polish, Czech
  'unzustellbar|nicht zugestellt|zustellung|benachrichtigung (?:zum|[üu]ber)',
  'non remis|non d[ée]livr|[ée]chec de (?:la )?(?:remise|distribution)',
  'no se (?:pudo|puede) entregar|imposible entregar|error de entrega|devuelto',
  'mancata consegna|recapito|impossibile recapitare',
  'onbestelbaar|niet (?:bezorgd|afgeleverd)|niedostarczon|nedoru[čc]iteln',
  // Nordic, Russian, Japanese, Chinese
  'feil ved levering|kunde inte levereras|olevererbart|kan ikke leveres|toimitus',
  'не доставлено|недоставлен',
  '【?配信(?:不能|エラー)?|送信できません|メールが送信|エラーメール|メールエラー|エラー通知|退信|系统退信',
];

/** What such mails say of the recipient, in the words of many mail servers. */
const BODIES = [
  "(?:could not be|was not|has not been|have not been|couldn't be|wasn't|cannot be) delivered",
  'unable to deliver|undeliverable|failed to deliver|did not reach the following',
  'delivery (?:to the following|has failed|failed|status notification)',
  'following (?:recipient|address|message|e-?mail)s? (?:failed|could|cannot|was|had|has|did)',
  "permanent(?: fatal)? (?:error|failure)|this is a permanent error|I'm afraid I wasn't able",
  'reporting-mta:|final-recipient:|transcript of session|remote host said|hop count exceeded',
  'returning (?:a |your |the )?(?:message|mail)|message was (?:refused|rejected)',
  'user (?:is )?unknown|unknown user|no such user|unrouteable address|mailbox (?:is )?(?:full|unavailable|not found)',
  '"notificationType":\\s*"Bounce"',
  "nicht zugestellt werden|n'a pas pu être|no se ha podido entregar|non è stato possibile|kon niet worden",
  '配信できません|送信できません|投递失败|无法投递|не удалось доставить',
];

/** Names and mailboxes that mail servers use for themselves. */
const SERVER_ADDRESSES = [
  'mail(?:er)?-?da?emon|mdaemon|mail[.-]?delivery|bounces?|no-reply-bounce|microsoftexchange[0-9a-f]+',
];
const SERVER_NAMES = [
  'mail(?:er)?[ -]?da?emon|mail (?:system|server|administrator)|mail delivery (?:sub)?system|mail delivery service',
  'mail deliver(?:y|ies)|delivery subsystem|e-?mail delivery system|internet mail delivery',
  'microsoft outlook|(?:network )?postmaster',
];

const SUBJECT = new RegExp(`^\\W*(?:${SUBJECTS.join('|')})`, 'iu');
const BODY = new RegExp(BODIES.join('|'), 'iu');
const SERVER_ADDRESS = new RegExp(`^(?:${SERVER_ADDRESSES.join('|')})(?:@|$)`, 'i');
const SERVER_NAME = new RegExp(`^(?:${SERVER_NAMES.join('|')})\\b`, 'i');
const POSTMASTER = /^(?:post_?master|mail-?admin)(?:@|$)/i;
const NO_REPLY = /^(?:no|do-?not)[-_.]?reply/i;

/** How much of a text is looked at: reports say at once what they are. */
const START = 8000;

export const isBounceSubject = (subject: string) => SUBJECT.test(subject);
export const isBounceText = (text: string) => BODY.test(text.slice(0, START));
export const isServerAddress = (address: string) => SERVER_ADDRESS.test(address);
export const isServerName = (name: string) => SERVER_NAME.test(name);
/** A person may sit behind these: only together with such words. */
export const isPostmaster = (address: string) => POSTMASTER.test(address);
export const isNoReply = (address: string) => NO_REPLY.test(address);
