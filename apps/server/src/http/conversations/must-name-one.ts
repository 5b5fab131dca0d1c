import { DomainError } from '#shared';

/** @throws DomainError `invalid` where an assignment names neither a person nor a team, or both */
export function mustNameOne(body: { assignee?: string | null | undefined; team?: string | undefined }): void {
  if ((body.assignee === undefined) !== (body.team === undefined)) return;
  const message = 'must be given, or a team instead';
  throw DomainError.invalid(`The assignee ${message}.`, [{ path: 'assignee', message }]);
}
