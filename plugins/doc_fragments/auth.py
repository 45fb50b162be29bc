# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Options of every module that talks to Microsoft Graph."""

from __future__ import annotations


class ModuleDocFragment:
    """Where the tenant is and who asks."""

    DOCUMENTATION = r"""
requirements:
  - python >= 3.10
  - requests >= 2.28
  - msal >= 1.35, unless a token is given
options:
  access_token:
    description:
      - Access token for Microsoft Graph, used as it is.
      - E(MSGRAPH_ACCESS_TOKEN) is used when no option gives a credential.
    type: str
  auth_source:
    description:
      - How to log in.
      - With V(auto), the option that holds a credential decides; without one, environment variables do.
      - A token, secret, certificate or federated token in the environment comes before what GitHub, Azure DevOps or a
        managed identity provide. More than one of the former is an error, unless this option says which one is meant.
    type: str
    default: auto
    choices:
      - auto
      - access_token
      - client_secret
      - client_certificate
      - federated_token
      - github
      - azure_devops
      - managed_identity
      - azure_cli
  tenant_id:
    description:
      - Id or domain name of the tenant.
      - Without it, E(AZURE_TENANT_ID) or E(AZURE_TENANT) is used.
    type: str
  client_id:
    description:
      - Application (client) id of the identity that logs in, or of a user-assigned managed identity.
      - Without it, E(AZURE_CLIENT_ID) is used.
    type: str
  client_secret:
    description:
      - Secret of the application.
      - E(AZURE_CLIENT_SECRET) or E(AZURE_SECRET) is used when no option gives a credential.
    type: str
  client_certificate_path:
    description:
      - File with the certificate of the application and its private key, PEM or PFX.
      - E(AZURE_CLIENT_CERTIFICATE_PATH) is used when no option gives a credential.
    type: path
  client_certificate:
    description:
      - Certificate of the application and its private key, as PEM text or PFX in base64.
    type: str
  client_certificate_password:
    description:
      - Password of the private key.
      - E(AZURE_CLIENT_CERTIFICATE_PASSWORD) is used when no option gives a credential.
    type: str
  federated_token_file:
    description:
      - File with a token of another issuer that the application trusts, read again at every use.
      - E(AZURE_FEDERATED_TOKEN_FILE) is used when no option gives a credential.
    type: path
  federated_token:
    description:
      - Token of another issuer that the application trusts.
    type: str
  service_connection_id:
    description:
      - Id of the service connection, for O(auth_source=azure_devops).
      - Without it, E(AZURESUBSCRIPTION_SERVICE_CONNECTION_ID) is used.
    type: str
  cloud:
    description:
      - The national cloud, V(global), V(usgov), V(usgov_dod) or V(china), or a name such as V(AzureUSGovernment).
      - Without it, E(AZURE_CLOUD_ENVIRONMENT) is used, and without that V(global).
    type: str
  authority_host:
    description:
      - Address to log in at, instead of that of the O(cloud).
      - Without it, E(AZURE_AUTHORITY_HOST) is used.
    type: str
  graph_url:
    description:
      - Address of Microsoft Graph, without a version, instead of that of the O(cloud).
      - Without it, E(MSGRAPH_URL) is used.
    type: str
  ca_path:
    description:
      - File or directory of certificates to trust, instead of the usual ones. Verification cannot be switched off.
      - Without it, E(REQUESTS_CA_BUNDLE) is used.
    type: path
  retry_timeout:
    description:
      - For how many seconds a request is repeated while Microsoft Graph throttles it or fails.
    type: int
    default: 300
"""
