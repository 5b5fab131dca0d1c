import type { AnyConnector } from '#connector-sdk';
import { DomainError } from '#shared';

/** The connectors of this installation, by id. */
export class ConnectorList {
  private readonly byId: Map<string, AnyConnector>;

  constructor(connectors: AnyConnector[]) {
    this.byId = new Map(connectors.map((connector) => [connector.manifest.id, connector]));
  }

  all(): AnyConnector[] {
    return [...this.byId.values()];
  }

  /** @throws DomainError `not-found` */
  get(id: string): AnyConnector {
    const connector = this.byId.get(id);
    if (!connector) throw DomainError.notFound('connector', id);
    return connector;
  }
}
