import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { signIn } from '#api-client';
import { sessionQuery } from '../api/queries.js';
import { Mistake } from '../frame/mistake.js';
import { texts } from '../texts.js';
import { Entrance } from './entrance.js';

const words = texts.session;

export function SignInPage() {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const enter = useMutation({
    mutationFn: async () => (await signIn({ body: { email, password }, throwOnError: true })).data,
    onSuccess: (who) => {
      queries.setQueryData(sessionQuery.queryKey, who);
      const to = search.get('to') ?? '/';
      // Only ever within the product: a link may carry anything.
      void navigate(/^\/(?![/\\])/.test(to) ? to : '/', { replace: true });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate();
  };
  return (
    <Entrance title={words.title} {...(search.has('to') ? { lead: words.signedOut } : {})}>
      <form onSubmit={submit} style={{ display: 'grid', gap: 16 }}>
        {enter.error && <Mistake>{enter.error.message}</Mistake>}
        <TextInput
          label={words.email}
          type="email"
          name="email"
          autoComplete="username"
          autoFocus
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={words.password}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={enter.isPending}>
          {words.submit}
        </Button>
      </form>
    </Entrance>
  );
}
