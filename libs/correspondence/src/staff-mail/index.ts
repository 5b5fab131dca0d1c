export { StaffMailer } from './staff-mail.js';
export { TestMails } from './test-mails.js';
