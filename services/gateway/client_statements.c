/* SPDX-License-Identifier: Apache-2.0
 *
 * The field tables of the statements of sql/client.sql, made from their lists.
 * Nothing is decided here.
 */
#include "gateway/client_statements.h"

RECORD_DEFINE(client_token, CLIENT_TOKEN_FIELDS);
RECORD_DEFINE(client_identity, CLIENT_IDENTITY_FIELDS);
STATEMENT_QUERY_DEFINE(client_by_token, client_token, client_identity);

RECORD_DEFINE(client_row, CLIENT_ROW_FIELDS);
STATEMENT_LOAD_DEFINE(client_by_id, id_key, client_row);
LOAD_SET_DEFINE(client_loads, CLIENT_LOADS);

RECORD_DEFINE(client_page_ask, CLIENT_PAGE_ASK_FIELDS);
STATEMENT_QUERY_DEFINE(client_page, client_page_ask, client_row);

STATEMENT_WRITE_DEFINE(client_add, CLIENT_ADD_FIELDS);
STATEMENT_WRITE_DEFINE(client_rotate, CLIENT_ROTATE_FIELDS);
STATEMENT_WRITE_DEFINE(client_revoke, CLIENT_REVOKE_FIELDS);

const struct statement *const gateway_statements[] = {&statement_client_by_token,
                                                      &statement_client_by_id,
                                                      &statement_client_page,
                                                      &statement_client_add,
                                                      &statement_client_rotate,
                                                      &statement_client_revoke,
                                                      NULL};
