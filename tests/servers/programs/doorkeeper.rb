# Doorkeeper, the OAuth engine of Mastodon, in a Rails application of one file: its own pages and its own answers, with just enough around them.
# Started by `../support/doorkeeper.ts` with Debian's packages: ruby doorkeeper.rb <port> <folder> <issuer> <redirects>
require 'logger'
require 'rails'
require 'active_record/railtie'
require 'action_controller/railtie'
require 'action_view/railtie'
require 'doorkeeper'
require 'rack/handler/puma'

PORT, FOLDER, ISSUER, REDIRECTS = ARGV
ENV['DATABASE_URL'] = "sqlite3:#{FOLDER}/doorkeeper.sqlite3"

class OneFile < Rails::Application
  config.root = FOLDER
  config.eager_load = false
  config.secret_key_base = 'loopback only'
  config.hosts.clear
  config.logger = Logger.new(File::NULL)
end
Rails.env = 'production'
OneFile.initialize!

ActiveRecord::Schema.verbose = false
ActiveRecord::Schema.define do
  create_table(:people) { |t| t.string :name }
  create_table(:oauth_applications) do |t|
    %i[name uid secret].each { |column| t.string column }
    t.text :redirect_uri
    t.string :scopes, default: '', null: false
    t.boolean :confidential, default: true, null: false
    t.timestamps
  end
  create_table(:oauth_access_grants) do |t|
    t.references :resource_owner
    t.references :application
    %i[token scopes code_challenge code_challenge_method].each { |column| t.string column }
    t.integer :expires_in
    t.text :redirect_uri
    t.datetime :created_at
    t.datetime :revoked_at
  end
  create_table(:oauth_access_tokens) do |t|
    t.references :resource_owner
    t.references :application
    %i[token refresh_token scopes].each { |column| t.string column }
    t.integer :expires_in
    t.datetime :revoked_at
    t.datetime :created_at
    t.string :previous_refresh_token, default: '', null: false
  end
end

class Person < ActiveRecord::Base; end

Doorkeeper.configure do
  orm :active_record
  resource_owner_authenticator do
    session[:back] = request.fullpath if request.get?
    Person.find_by(id: session[:person]) || redirect_to('/login')
  end
  default_scopes 'read:accounts'
  optional_scopes :profile, :write
  enforce_configured_scopes
  # As on Mastodon, the tokens of apps with a secret have no end; the others end and are renewed.
  custom_access_token_expires_in { |context| context.client.confidential ? Float::INFINITY : 7200 }
  use_refresh_token { |context| !context.client.confidential }
  grant_flows %w[authorization_code client_credentials]
  force_ssl_in_redirect_uri false
end
Doorkeeper::Application.create!(
  name: 'Somebody', uid: 'token-health', redirect_uri: REDIRECTS, scopes: 'read:accounts profile', confidential: false
)

class PublicController < ActionController::Base
  # Any name is let in, and led back to where it came from.
  def login
    form = '<!doctype html><title>Sign in</title><form action="/login"><input name="name"><button id="enter">Sign in</button></form>'
    return render(html: form.html_safe) unless params[:name]

    session[:person] = Person.find_or_create_by!(name: params[:name]).id
    session[:back] ? redirect_to(session.delete(:back)) : render(plain: 'signed in')
  end

  # What Mastodon publishes about itself since 4.3.
  def metadata
    render json: {
      issuer: ISSUER,
      authorization_endpoint: "#{ISSUER}/oauth/authorize",
      token_endpoint: "#{ISSUER}/oauth/token",
      revocation_endpoint: "#{ISSUER}/oauth/revoke",
      userinfo_endpoint: "#{ISSUER}/oauth/userinfo",
      app_registration_endpoint: "#{ISSUER}/api/v1/apps",
      scopes_supported: %w[read:accounts profile write],
      response_types_supported: %w[code],
      code_challenge_methods_supported: %w[S256],
      token_endpoint_auth_methods_supported: %w[client_secret_basic client_secret_post]
    }
  end

  def register
    app = Doorkeeper::Application.create!(
      name: params[:client_name], redirect_uri: params[:redirect_uris], scopes: params[:scopes]
    )
    render json: { id: app.id.to_s, name: app.name, client_id: app.uid, client_secret: app.secret }
  end

  # What time, the owner and the administrator do.
  def order
    tokens = Doorkeeper::AccessToken
    one = params[:token] ? tokens.find_by(token: params[:token]) : tokens.find_by(resource_owner_id: Person.find_by(name: params[:person]))
    case params[:order]
    when 'expire' then one.update!(expires_in: 60, created_at: 1.hour.ago)
    when 'delete' then one.destroy!
    when 'remove-app' then Doorkeeper::AccessToken.revoke_all_for(one.application_id, Person.find(one.resource_owner_id))
    when 'sweep' then Doorkeeper::Application.find_by!(uid: params[:client]).destroy!
    end
    head :no_content
  end
end

class ApiController < ActionController::API
  include Doorkeeper::Rails::Helpers
  before_action(only: :me) { doorkeeper_authorize! :'read:accounts' }
  before_action(only: :userinfo) { doorkeeper_authorize! :profile, :'read:accounts' }

  def me = render(json: { id: person.id.to_s, username: person.name, display_name: person.name.capitalize })
  def userinfo = render(json: { sub: person.id.to_s, preferred_username: person.name })

  def doorkeeper_unauthorized_render_options(error: nil) = { json: { error: error.description } }
  def doorkeeper_forbidden_render_options(*) = { json: { error: 'This action is outside the authorized scopes' } }

  private

  def person = Person.find(doorkeeper_token.resource_owner_id)
end

Rails.application.routes.draw do
  use_doorkeeper
  get '/login', to: 'public#login'
  get '/.well-known/oauth-authorization-server', to: 'public#metadata'
  post '/api/v1/apps', to: 'public#register'
  post '/order', to: 'public#order'
  get '/api/v1/accounts/verify_credentials', to: 'api#me'
  get '/oauth/userinfo', to: 'api#userinfo'
end

$stdout.sync = true
Rack::Handler::Puma.run(Rails.application, Host: '127.0.0.1', Port: PORT, Threads: '1:1', Silent: true) { puts 'ready' }
