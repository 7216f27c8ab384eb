import type {
  Attributes,
  CreationAttributes,
  FindOptions,
  Model,
  ModelStatic,
  UpdateOptions,
  WhereOptions,
} from 'sequelize';
import { currentTenant, currentTransaction } from './tenant.js';

/** A model of a tenant table: its key is (tenant_id, id). */
export interface TenantModel extends Model {
  tenantId: string;
  id: string;
}

export interface Repository<M extends TenantModel> {
  byId(id: string): Promise<M | null>;
  one(where: WhereOptions<Attributes<M>>): Promise<M | null>;
  list(options?: Omit<FindOptions<Attributes<M>>, 'transaction' | 'include'>): Promise<M[]>;
  insert(values: Omit<CreationAttributes<M>, 'tenantId'>): Promise<M>;
  /** @returns the changed row, or null when there is none with this id. */
  update(id: string, changes: Partial<Attributes<M>>): Promise<M | null>;
  remove(id: string): Promise<boolean>;
}

/**
 * The only door to a tenant table by model: each call names the tenant and runs in its transaction.
 * (Sequelize 6 takes the first key column for the whole key, so `findByPk` and friends are banned.)
 */
export function repository<M extends TenantModel>(model: ModelStatic<M>): Repository<M> {
  const scoped = (where?: WhereOptions<Attributes<M>>) =>
    ({ ...(where as object), tenantId: currentTenant() }) as unknown as WhereOptions<Attributes<M>>;
  const withId = (id: string) => scoped({ id } as unknown as WhereOptions<Attributes<M>>);
  const one = async (where: WhereOptions<Attributes<M>>) =>
    model.findOne({ where, transaction: await currentTransaction() });
  const byId = (id: string) => one(withId(id));
  return {
    byId,
    one: (where) => one(scoped(where)),
    list: async (options = {}) =>
      model.findAll({
        ...options,
        where: scoped(options.where),
        transaction: await currentTransaction(),
      }),
    insert: async (values) =>
      model.create({ ...values, tenantId: currentTenant() } as unknown as CreationAttributes<M>, {
        transaction: await currentTransaction(),
      }),
    async update(id, changes) {
      // Sequelize answers “no row” when there is nothing to change.
      if (Object.values(changes).every((value) => value === undefined)) return byId(id);
      const options: UpdateOptions<Attributes<M>> = {
        where: withId(id),
        transaction: await currentTransaction(),
      };
      const [count] = await model.update(changes, options);
      return count === 0 ? null : byId(id);
    },
    async remove(id) {
      const transaction = await currentTransaction();
      return (await model.destroy({ where: withId(id), transaction })) > 0;
    },
  };
}
