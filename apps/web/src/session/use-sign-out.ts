import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { signOut } from '#api-client';
import { sayFailure } from '../conversation/toasts.js';

/** Ends the session, and forgets what this page has seen. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    try {
      await signOut({ throwOnError: true });
    } catch (error) {
      return sayFailure(error);
    }
    await navigate('/sign-in', { replace: true });
    queries.clear();
  };
}
